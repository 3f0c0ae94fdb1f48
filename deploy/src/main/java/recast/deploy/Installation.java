package recast.deploy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import recast.cli.Messages;
import recast.cli.OptionalFormats;
import recast.cli.UsageException;
import recast.sparkconf.MalformedSettingsException;
import recast.sparkconf.SparkConfResolver;
import recast.sparkconf.SparkConflicts;
import recast.sparkconf.SparkDefaults;
import recast.sparkconf.SparkRequest;
import recast.sparkconf.SparkSettings;

/**
 * Where things are on this machine, as the scripts found them.
 *
 * @param conf the directory of recast.properties and its neighbours
 * @param clusterConf the directory of core-site.xml and its neighbours
 * @param sparkHome the Spark that submits
 * @param jars the directory of Recast's jars
 */
record Installation(Path conf, Path clusterConf, Path sparkHome, Path jars) {
  /** Reads the environment that the scripts have set. */
  static Installation fromEnvironment() {
    return new Installation(
        path("RECAST_CONF_DIR"), path("HADOOP_CONF_DIR"), path("SPARK_HOME"), path("RECAST_JARS"));
  }

  Path jar(String name) {
    return jars.resolve(name + ".jar");
  }

  /** The program that submits. */
  Path sparkSubmit() {
    return sparkHome.resolve("bin/spark-submit");
  }

  /** The settings with which Spark will run the application. */
  SparkConfResolver plan(SparkRequest request) {
    return new SparkConfResolver(() -> defaults(request), this::sparkSettings, request);
  }

  private Map<String, String> defaults(SparkRequest request) throws IOException {
    if (request.propertiesFile().isPresent()) {
      return SparkDefaults.readFile(Path.of(request.propertiesFile().get()));
    }
    String sparkConf = System.getenv("SPARK_CONF_DIR");
    return SparkDefaults.read(sparkConf == null ? sparkHome.resolve("conf") : Path.of(sparkConf));
  }

  /** Those of spark.conf. */
  Map<String, String> sparkSettings() throws IOException {
    return SparkSettings.read(conf, clusterConf, sparkHome);
  }

  /**
   * Reads the files of Spark's settings.
   *
   * @throws UsageException with all lines that are wrong, or else all settings that Recast cannot
   *     merge with its own
   */
  void checkSettings(SparkRequest request) throws IOException, UsageException {
    try {
      List<String> conflicts = SparkConflicts.of(plan(request));
      if (!conflicts.isEmpty()) {
        throw new UsageException(conflicts);
      }
    } catch (MalformedSettingsException e) {
      throw new UsageException(e.problems());
    } catch (NoSuchFileException e) {
      throw new UsageException(List.of("Cannot read Spark's settings: " + Messages.of(e)));
    }
  }

  /** The value of {@link SparkStagingCleaner#SETTING}, if it is set. */
  Optional<String> stagingDir(SparkRequest request) throws IOException {
    return Optional.ofNullable(plan(request).settings().get(SparkStagingCleaner.SETTING));
  }

  /** The names of what it has on the cluster. */
  Set<String> builds() throws IOException {
    Set<String> builds = new HashSet<>();
    builds.add(SparkArchive.name(sparkHome));
    builds.add(AppArtifacts.name(this, OptionalFormats.NONE));
    for (String format : OptionalFormats.names(jars)) {
      builds.add(AppArtifacts.name(this, OptionalFormats.of(format, jars)));
    }
    return builds;
  }

  private static Path path(String variable) {
    String value = System.getenv(variable);
    if (value == null) {
      throw new IllegalStateException(variable + " is not set; start Recast with bin/recast");
    }
    return Path.of(value);
  }
}
