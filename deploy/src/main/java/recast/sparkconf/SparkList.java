package recast.sparkconf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settings of Spark that are lists, and to which Recast adds what it needs: what the user has set
 * stays. {@code spark.plugins} is another one, which the driver itself merges.
 */
public enum SparkList {
  DIST_JARS("spark.yarn.dist.jars", ","),
  DIST_FILES("spark.yarn.dist.files", ","),
  TAGS("spark.yarn.tags", ","),
  FILE_SYSTEMS(
      "spark.kerberos.access.hadoopFileSystems",
      ",",
      "spark.yarn.access.hadoopFileSystems",
      "spark.yarn.access.namenodes"),
  DRIVER_OPTIONS("spark.driver.extraJavaOptions", " "),
  EXECUTOR_OPTIONS("spark.executor.extraJavaOptions", " ");

  private final String separator;

  /** The key, then older ones that Spark takes where that is not set. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> keys;

  SparkList(String key, String separator, String... older) {
    this.separator = separator;
    this.keys = new ArrayList<>(List.of(key));
    this.keys.addAll(List.of(older));
  }

  public String key() {
    return keys.get(0);
  }

  /** The keys of all of them. */
  public static Set<String> allKeys() {
    return Arrays.stream(values()).map(SparkList::key).collect(Collectors.toSet());
  }

  /** What {@code settings} say, then {@code ours}; of words that are the same, the first. */
  public String merged(Map<String, String> settings, String ours) {
    String users = users(settings);
    if (separator.equals(" ")) {
      // Not taken apart: an option may hold a blank, within quotes.
      return (users + " " + ours).strip();
    }
    Set<String> all = new LinkedHashSet<>();
    all.addAll(words(users));
    all.addAll(words(ours));
    return String.join(separator, all);
  }

  /** What the user has set; empty when nothing. */
  public String users(Map<String, String> settings) {
    return keys.stream().filter(settings::containsKey).map(settings::get).findFirst().orElse("");
  }

  /** The words of a list with commas; none in an empty one. */
  static List<String> words(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
