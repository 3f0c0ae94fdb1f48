package recast.deploy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Spark's settings for the application: those of {@code conf/spark.conf}, then those that come with
 * the cluster, in a {@code spark.conf} beside its {@code core-site.xml}. In values, {@code
 * ${SPARK_HOME}} stands for the Spark that submits.
 */
final class SparkSettings {
  private static final String FILE = "spark.conf";

  private SparkSettings() {}

  static Map<String, String> read(Path conf, Path clusterConf, Path sparkHome) throws IOException {
    Map<String, String> settings = new TreeMap<>(read(conf));
    if (Files.exists(clusterConf.resolve(FILE)) && !Files.isSameFile(conf, clusterConf)) {
      settings.putAll(read(clusterConf));
    }
    // In an address, blanks and the like are written in another way than in a path.
    String path = sparkHome.toString();
    String inAddress = sparkHome.toUri().getRawPath().replaceFirst("/$", "");
    settings.replaceAll(
        (key, value) ->
            value
                .replace("local:${SPARK_HOME}", "local:" + inAddress)
                .replace("${SPARK_HOME}", path));
    return settings;
  }

  private static Map<String, String> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
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
    check(settings, file);
    return settings;
  }

  /** spark-submit would drop them with a warning that nobody sees. */
  private static void check(Map<String, String> settings, Path file) throws IOException {
    Set<String> wrong = new TreeSet<>();
    settings.forEach(
        (key, value) -> {
          if (!key.startsWith("spark.") || value.isEmpty()) {
            wrong.add(key);
          }
        });
    if (!wrong.isEmpty()) {
      throw new IOException(
          file + " has lines that are no setting: " + wrong + "; expected 'spark.NAME VALUE'");
    }
  }
}
