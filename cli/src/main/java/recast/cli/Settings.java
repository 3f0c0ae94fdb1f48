package recast.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The default of every option: what Recast ships, then what the user's {@code conf} says. */
public final class Settings {
  private static final String FILE = "recast.properties";

  private final Map<Setting, Value> values;

  /** A value, empty for none, and its place. */
  private record Value(String text, ConfigSource origin) {}

  private Settings(Map<Setting, Value> values) {
    this.values = values;
  }

  /** The shipped defaults alone. */
  public static Settings shipped() {
    SettingsFile file = new SettingsFile("the shipped " + FILE, shippedLines(), Set.of());
    if (!file.problems().isEmpty()) {
      throw new IllegalStateException(String.join("; ", file.problems()));
    }
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    ConfigSource origin = ConfigSource.of(ConfigSource.Kind.DEFAULT);
    file.values().forEach((setting, value) -> values.put(setting, new Value(value.text(), origin)));
    return new Settings(values);
  }

  /**
   * The shipped defaults, with those that {@code directory/recast.properties} names replaced.
   *
   * @throws UsageException with all that is wrong in that file, each with its line
   * @throws CommandException when it cannot be read
   */
  public static Settings of(Path directory) throws CommandException {
    Path path = directory.resolve(FILE);
    Settings settings = shipped();
    SettingsFile file = new SettingsFile(path.toString(), lines(path), settings.present());
    if (!file.problems().isEmpty()) {
      List<String> problems = new ArrayList<>(file.problems());
      problems.add("Nothing was done; fix the file first.");
      throw new UsageException(problems);
    }
    file.values()
        .forEach(
            (setting, value) ->
                settings.values.put(
                    setting, new Value(value.text(), ConfigSource.of(path, value.line()))));
    return settings;
  }

  /** The value of {@code name}, if there is one and it is not empty. */
  public Optional<String> value(String name) {
    return Setting.named(name).map(values::get).map(Value::text).filter(text -> !text.isEmpty());
  }

  /** Where {@link #value} comes from, or where it says that there is none. */
  public ConfigSource origin(Setting setting) {
    return values.get(setting).origin();
  }

  private Set<Setting> present() {
    return values.keySet().stream()
        .filter(setting -> value(setting.key()).isPresent())
        .collect(Collectors.toSet());
  }

  private static List<String> shippedLines() {
    try (InputStream in = Settings.class.getResourceAsStream(FILE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the shipped " + FILE, e);
    }
  }

  private static List<String> lines(Path file) throws CommandException {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      String why = e instanceof CharacterCodingException ? "it is not UTF-8" : Messages.of(e);
      throw new CommandException(
          ExitCode.FAILED,
          "Cannot read " + file + ": " + why + "; fix the file, or unset RECAST_CONF_DIR",
          e);
    }
  }
}
