package recast.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a recast.properties says, each setting with its line, and all that is wrong with it. */
final class SettingsFile {
  /** A setting as it is written. */
  record Value(String text, int line) {}

  private final String name;
  private final Map<String, OptionSpec<?>> known = new LinkedHashMap<>();
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * Reads {@code lines}.
   *
   * @param name what problems call the file
   * @param settings those that it may have; one that has a default may not be empty
   */
  SettingsFile(String name, List<String> lines, List<OptionSpec<?>> settings) {
    this.name = name;
    settings.forEach(setting -> known.put(setting.name(), setting));
    PropertyLine.of(lines).forEach(this::read);
  }

  /** By the name of the setting. */
  Map<String, Value> values() {
    return values;
  }

  /** What is wrong, in the order of the lines. */
  List<String> problems() {
    return problems;
  }

  private void read(PropertyLine line) {
    try {
      line.entry().ifPresent(entry -> read(entry.getKey(), entry.getValue(), line.number()));
    } catch (IllegalArgumentException e) {
      problem(line.number(), "'\\u' begins no letter here; write a backslash as two");
    }
  }

  private void read(String key, String text, int line) {
    if (!known.containsKey(key)) {
      problem(line, "'" + Messages.printable(key) + "' is not a setting; " + remedy(key));
      return;
    }
    Value before = values.putIfAbsent(key, new Value(text, line));
    if (before != null) {
      problem(line, "'%s' is given twice, first in line %d".formatted(key, before.line()));
    }
    check(known.get(key), text, line);
  }

  private void check(OptionSpec<?> setting, String text, int line) {
    if (text.isEmpty() && setting.standard().isEmpty()) {
      return;
    }
    try {
      setting.parse(text);
    } catch (IllegalArgumentException e) {
      String found = Messages.printable(Redactor.hidden(text));
      problem(line, "%s '%s': %s".formatted(setting.name(), found, e.getMessage()));
    }
  }

  private String remedy(String key) {
    return Suggestions.nearest(key, known.keySet())
        .map(near -> "did you mean '" + near + "'?")
        .orElse("delete the line");
  }

  private void problem(int line, String problem) {
    problems.add(name + ":" + line + ": " + problem);
  }
}
