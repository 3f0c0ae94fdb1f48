package recast.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The default of every option: what its declaration says, then what the user's {@code conf} says.
 */
public final class Settings {
  private static final String FILE = "recast.properties";

  /** All that {@code conf/recast.properties} may set, in its order. */
  static final List<SettingsSection> SECTIONS =
      List.of(
          CommonSettings.SECTION,
          RecordSettings.SECTION,
          SourceSettings.SECTION,
          PublisherSettings.SECTION,
          PublisherSettings.PRUNING,
          ScheduleSettings.SECTION,
          ApplicationSettings.SECTION,
          ResourceSettings.SECTION,
          OperatorSettings.SECTION,
          OperatorSettings.DEMO,
          OperatorSettings.CLUSTER);

  private final Map<String, Value> inFile;

  /** What the user's file says, empty for nothing, and its place. */
  private record Value(String text, ConfigSource origin) {}

  private Settings(Map<String, Value> inFile) {
    this.inFile = inFile;
  }

  /** All settings, in the order of the file. */
  public static List<OptionSpec<?>> all() {
    List<OptionSpec<?>> all = new ArrayList<>();
    SECTIONS.forEach(section -> all.addAll(section.settings()));
    return all;
  }

  /** The shipped defaults alone. */
  public static Settings shipped() {
    return new Settings(Map.of());
  }

  /**
   * The shipped defaults, with those that {@code directory/recast.properties} names replaced.
   *
   * @throws UsageException with all that is wrong in that file, each with its line
   * @throws CommandException when it cannot be read
   */
  public static Settings of(Path directory) throws CommandException {
    Path path = directory.resolve(FILE);
    SettingsFile file = new SettingsFile(path.toString(), lines(path), all());
    if (!file.problems().isEmpty()) {
      List<String> problems = new ArrayList<>(file.problems());
      problems.add("Nothing was done; fix the file first.");
      throw new UsageException(problems);
    }
    Map<String, Value> values = new LinkedHashMap<>();
    file.values()
        .forEach(
            (name, value) ->
                values.put(name, new Value(value.text(), ConfigSource.of(path, value.line()))));
    return new Settings(values);
  }

  /** The value of {@code setting}, if there is one and it is not empty. */
  public Optional<String> value(OptionSpec<?> setting) {
    return Optional.ofNullable(inFile.get(setting.name()))
        .map(Value::text)
        .filter(text -> !text.isEmpty())
        .or(setting::standard);
  }

  /** Where {@link #value} comes from, or where it says that there is none. */
  public ConfigSource origin(OptionSpec<?> setting) {
    return Optional.ofNullable(inFile.get(setting.name()))
        .map(Value::origin)
        .orElseGet(() -> ConfigSource.of(ConfigSource.Kind.DEFAULT));
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
