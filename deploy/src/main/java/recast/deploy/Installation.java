package recast.deploy;

import java.nio.file.Path;
import java.util.Map;
import recast.doctor.SparkDefaults;
import recast.doctor.SparkPlan;

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

  /**
   * The settings with which Spark will run the application.
   *
   * @param typed those of the command line
   */
  SparkPlan plan(Map<String, String> typed) {
    String sparkConf = System.getenv("SPARK_CONF_DIR");
    Path defaults = sparkConf == null ? sparkHome.resolve("conf") : Path.of(sparkConf);
    return new SparkPlan(
        () -> SparkDefaults.read(defaults),
        () -> SparkSettings.read(conf, clusterConf, sparkHome),
        typed);
  }

  private static Path path(String variable) {
    String value = System.getenv(variable);
    if (value == null) {
      throw new IllegalStateException(variable + " is not set; start Recast with bin/recast");
    }
    return Path.of(value);
  }
}
