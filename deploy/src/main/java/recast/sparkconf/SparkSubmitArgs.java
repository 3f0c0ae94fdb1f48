package recast.sparkconf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the arguments of {@code spark-submit} set. */
public final class SparkSubmitArgs {
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("--queue", "spark.yarn.queue"),
          Map.entry("--driver-memory", "spark.driver.memory"),
          Map.entry("--driver-cores", "spark.driver.cores"),
          Map.entry("--driver-java-options", "spark.driver.extraJavaOptions"),
          Map.entry("--driver-class-path", "spark.driver.extraClassPath"),
          Map.entry("--driver-library-path", "spark.driver.extraLibraryPath"),
          Map.entry("--executor-memory", "spark.executor.memory"),
          Map.entry("--executor-cores", "spark.executor.cores"),
          Map.entry("--num-executors", "spark.executor.instances"),
          Map.entry("--jars", "spark.jars"),
          Map.entry("--files", "spark.files"),
          Map.entry("--archives", "spark.archives"),
          Map.entry("--packages", "spark.jars.packages"));

  private static final String PROPERTIES = "--properties-file";

  private SparkSubmitArgs() {}

  /** The setting that an option stands for. */
  public static Optional<String> settingOf(String option) {
    return Optional.ofNullable(OPTIONS.get(option));
  }

  /** The file that stands in for {@code spark-defaults.conf}, if one is named. */
  public static Optional<String> propertiesFile(List<String> words) {
    Optional<String> file = Optional.empty();
    Deque<String> left = apart(words);
    while (left.size() > 1) {
      if (left.remove().equals(PROPERTIES)) {
        file = Optional.of(left.remove());
      }
    }
    return file;
  }

  /** Both forms, '--name value' and '--name=value', as two words. */
  private static Deque<String> apart(List<String> words) {
    Deque<String> apart = new ArrayDeque<>();
    words.forEach(word -> apart.addAll(List.of(word.split("(?<=^--[a-z-]{1,40})=", 2))));
    return apart;
  }

  /** The settings that {@code words} make; an option of its own wins over a {@code --conf}. */
  public static Map<String, String> settings(List<String> words) {
    Map<String, String> configured = new TreeMap<>();
    Map<String, String> options = new TreeMap<>();
    Deque<String> left = apart(words);
    while (left.size() > 1) {
      String word = left.remove();
      if (OPTIONS.containsKey(word)) {
        options.put(OPTIONS.get(word), left.remove());
      } else if (word.equals("--conf") || word.equals("-c")) {
        String[] setting = left.remove().split("=", 2);
        configured.put(setting[0].strip(), setting.length == 1 ? "" : setting[1].strip());
      }
    }
    configured.putAll(options);
    return configured;
  }
}
