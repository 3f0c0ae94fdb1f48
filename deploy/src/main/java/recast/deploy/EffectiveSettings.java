package recast.deploy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import recast.cli.ConfigSource;
import recast.cli.Redactor;

/**
 * What is in force, and why.
 *
 * @param value nothing when nothing is set
 * @param usual what Recast ships; nothing for what it finds out on each machine
 */
record EffectiveSettings(
    String name, Optional<String> value, Optional<String> usual, ConfigSource origin) {
  EffectiveSettings {
    value = value.map(Redactor::hidden);
  }

  /** The columns of a table. */
  String[] cells() {
    boolean other = usual.isPresent() && !value.equals(usual);
    return new String[] {
      name, value.orElse("-"), origin.brief() + (other ? ", instead of " + usual.get() : "")
    };
  }

  /** Its fields; null stands for nothing. */
  Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("value", value.orElse(null));
    fields.put("default", usual.orElse(null));
    fields.put("from", origin.kind().toString());
    origin.file().map(Path::toString).ifPresent(file -> fields.put("file", file));
    if (origin.line() > 0) {
      fields.put("line", origin.line());
    }
    return fields;
  }
}
