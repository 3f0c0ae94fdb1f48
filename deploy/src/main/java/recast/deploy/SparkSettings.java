package recast.deploy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

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
    settings.replaceAll((key, value) -> value.replace("${SPARK_HOME}", sparkHome.toString()));
    return settings;
  }

  private static Map<String, String> read(Path directory) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve(FILE))) {
      properties.load(reader);
    }
    Map<String, String> settings = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> settings.put(key, properties.getProperty(key).strip()));
    return settings;
  }
}
