package recast.spark;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import recast.store.Adoption;
import recast.store.ModelStore;
import scala.Tuple2;

/**
 * The settings of the plugin.
 *
 * @param app {@code spark.recast.app}: the name of the application in the ledgers of the stores;
 *     default: {@code spark.app.name}, with dashes in place of what such a name cannot have
 * @param models {@code spark.recast.model.NAME}: the store of each model, by its name
 * @param poll {@code spark.recast.poll}: the pause between two looks at a store; default: 1s
 * @param memoryFactor {@code spark.recast.memoryFactor}: how much memory a model takes, in lengths
 *     of its payload; default: 3
 */
record RecastSettings(String app, Map<String, Path> models, Duration poll, double memoryFactor) {
  private static final String PREFIX = "spark.recast.";
  private static final String MODEL = PREFIX + "model.";
  private static final int LONGEST_APP = 64;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException when one is wrong; the message names it
   */
  static RecastSettings of(SparkConf conf) {
    Map<String, Path> models = new TreeMap<>();
    for (Tuple2<String, String> setting : conf.getAllWithPrefix(MODEL)) {
      models.put(setting._1(), parsed(MODEL + setting._1(), setting._2(), ModelStore::parse));
    }
    String app =
        conf.contains(PREFIX + "app")
            ? parsed(PREFIX + "app", conf.get(PREFIX + "app"), Adoption::checkApp)
            : defaultApp(conf.get("spark.app.name", ""));
    return new RecastSettings(
        app,
        models,
        Duration.ofMillis(conf.getTimeAsMs(PREFIX + "poll", "1s")),
        conf.getDouble(PREFIX + "memoryFactor", 3));
  }

  private static <T> T parsed(String name, String text, java.util.function.Function<String, T> by) {
    try {
      return by.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s=%s is not valid: %s".formatted(name, text, e.getMessage()), e);
    }
  }

  private static String defaultApp(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    String cut = safe.substring(0, Math.min(LONGEST_APP, safe.length()));
    return Adoption.checkApp(cut.isEmpty() ? "spark" : cut);
  }
}
