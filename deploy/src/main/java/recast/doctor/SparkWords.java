package recast.doctor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the arguments of {@code spark-submit} set. */
public final class SparkWords {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "--queue", "spark.yarn.queue",
          "--driver-memory", "spark.driver.memory",
          "--driver-cores", "spark.driver.cores",
          "--executor-memory", "spark.executor.memory",
          "--executor-cores", "spark.executor.cores",
          "--num-executors", "spark.executor.instances");

  private SparkWords() {}

  /** The settings that {@code words} make; an option of its own wins over a {@code --conf}. */
  public static Map<String, String> settings(List<String> words) {
    Map<String, String> configured = new TreeMap<>();
    Map<String, String> options = new TreeMap<>();
    Deque<String> left = new ArrayDeque<>();
    // Both forms, '--name value' and '--name=value', become two words.
    words.forEach(word -> left.addAll(List.of(word.split("(?<=^--[a-z-]{1,40})=", 2))));
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
