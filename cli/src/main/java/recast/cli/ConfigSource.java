package recast.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a value comes from.
 *
 * @param file the file that has it, for {@link Kind#FILE} only
 * @param line its line there, 0 when nobody knows
 */
public record ConfigSource(Kind kind, Optional<Path> file, int line) {
  /** What kind of place it is. */
  public enum Kind {
    /** What Recast ships. */
    DEFAULT,
    FILE,
    ENVIRONMENT,
    COMMAND_LINE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  public static ConfigSource of(Kind kind) {
    return new ConfigSource(kind, Optional.empty(), 0);
  }

  public static ConfigSource of(Path file, int line) {
    return new ConfigSource(Kind.FILE, Optional.of(file), line);
  }

  /** The same place, without the directory of the file. */
  public ConfigSource brief() {
    return new ConfigSource(kind, file.map(Path::getFileName), line);
  }

  /** As editors and compilers write it: {@code recast.properties:17}. */
  @Override
  public String toString() {
    return file.map(path -> line == 0 ? path.toString() : path + ":" + line)
        .orElseGet(kind::toString);
  }
}
