package recast.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a recast.properties says, each setting with its line, and all that is wrong with it. */
final class SettingsFile {
  /** A setting as it is written. */
  record Value(String text, int line) {}

  private final String name;
  private final Set<Setting> needed;
  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();

  /**
   * Reads {@code lines}.
   *
   * @param name what problems call the file
   * @param needed the settings that may not be empty
   */
  SettingsFile(String name, List<String> lines, Set<Setting> needed) {
    this.name = name;
    this.needed = needed;
    PropertyLine.of(lines).forEach(this::read);
  }

  Map<Setting, Value> values() {
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
    Optional<Setting> setting = Setting.named(key);
    if (setting.isEmpty()) {
      problem(line, "'" + Messages.printable(key) + "' is not a setting; " + remedy(key));
      return;
    }
    Value before = values.putIfAbsent(setting.get(), new Value(text, line));
    if (before != null) {
      problem(line, "'%s' is given twice, first in line %d".formatted(key, before.line()));
    }
    check(setting.get(), text, line);
  }

  private void check(Setting setting, String text, int line) {
    if (text.isEmpty() && !needed.contains(setting)) {
      return;
    }
    try {
      setting.check(text);
    } catch (IllegalArgumentException e) {
      String found = Messages.printable(Redactor.hidden(text));
      problem(line, "%s '%s': %s".formatted(setting.key(), found, e.getMessage()));
    }
  }

  private static String remedy(String key) {
    return Suggestions.nearest(key, List.of(Setting.keys()))
        .map(known -> "did you mean '" + known + "'?")
        .orElse("delete the line");
  }

  private void problem(int line, String problem) {
    problems.add(name + ":" + line + ": " + problem);
  }
}
