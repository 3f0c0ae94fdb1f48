package recast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The default of every option: what Recast ships, then what the user's {@code conf} says. */
public final class Settings {
  private static final String FILE = "recast.properties";

  private final Properties values;

  private Settings(Properties values) {
    this.values = values;
  }

  /** The shipped defaults alone. */
  public static Settings shipped() {
    Properties values = new Properties();
    try (InputStream in = Settings.class.getResourceAsStream(FILE)) {
      values.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the shipped " + FILE, e);
    }
    return new Settings(values);
  }

  /** The shipped defaults, with those that {@code directory/recast.properties} names replaced. */
  public static Settings of(Path directory) throws CommandException {
    Properties users = new Properties();
    Path file = directory.resolve(FILE);
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      users.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "Cannot read "
              + file
              + ": "
              + Messages.of(e)
              + "; mend the file, or unset RECAST_CONF_DIR",
          e);
    }
    Settings settings = shipped();
    settings.replace(users, file);
    return settings;
  }

  private void replace(Properties users, Path file) throws CommandException {
    Set<String> unknown = new TreeSet<>(users.stringPropertyNames());
    unknown.removeAll(values.stringPropertyNames());
    if (!unknown.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE,
          "%s has settings that nothing reads: %s; known are %s"
              .formatted(file, unknown, new TreeSet<>(values.stringPropertyNames())));
    }
    values.putAll(users);
  }

  /** The value of {@code name}, if there is one and it is not empty. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.getProperty(name))
        .map(String::strip)
        .filter(s -> !s.isEmpty());
  }
}
