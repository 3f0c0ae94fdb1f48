package recast.sparkconf;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Spark's own {@code spark-defaults.conf}. */
public final class SparkDefaults {
  private SparkDefaults() {}

  /** Its settings, none when there is no such file in {@code directory}. */
  public static Map<String, String> read(Path directory) throws IOException {
    Path file = directory.resolve("spark-defaults.conf");
    return Files.exists(file) ? readFile(file) : Map.of();
  }

  /** The settings of a file of that form. */
  public static Map<String, String> readFile(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
    Map<String, String> settings = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> settings.put(key, properties.getProperty(key).strip()));
    return settings;
  }
}
