package recast.sparkconf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a user wrote behind {@code --} for spark-submit, taken apart into options. */
public final class SparkArgs {
  /** Options of spark-submit that take no value. */
  private static final Set<String> SWITCHES =
      Set.of("--verbose", "-v", "--version", "--help", "-h", "--supervise", "--usage-error");

  private static final Set<String> CONF = Set.of("--conf", "-c");

  private final Map<String, List<String>> args;

  private SparkArgs(Map<String, List<String>> args) {
    this.args = args;
  }

  public static SparkArgs parse(List<String> words) {
    Map<String, List<String>> args = new LinkedHashMap<>();
    Deque<String> left = new ArrayDeque<>(words);
    while (!left.isEmpty()) {
      String word = left.remove();
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      List<String> arg = new ArrayList<>(List.of(word));
      String option = equals < 0 ? word : word.substring(0, equals);
      String value = equals < 0 ? "" : word.substring(equals + 1);
      if (equals < 0 && word.startsWith("-") && !SWITCHES.contains(word) && !left.isEmpty()) {
        value = left.remove();
        arg.add(value);
      }
      String key = key(option, value);
      // Of two the last counts, as with spark-submit.
      args.remove(key);
      args.put(key, arg);
    }
    return new SparkArgs(args);
  }

  /** An option and the setting that it stands for are the same. */
  private static String key(String option, String value) {
    return CONF.contains(option)
        ? value.split("=", 2)[0].strip()
        : SparkSubmitArgs.settingOf(option).orElse(option);
  }

  /** The names of options, and of settings, each by its full name. */
  public Set<String> keys() {
    return args.keySet();
  }

  /** These, and those of {@code inherited} that are not among them. */
  public SparkArgs over(SparkArgs inherited) {
    Map<String, List<String>> all = new LinkedHashMap<>(inherited.args);
    all.keySet().removeAll(args.keySet());
    all.putAll(args);
    return new SparkArgs(all);
  }

  public SparkArgs without(Predicate<String> keys) {
    Map<String, List<String>> rest = new LinkedHashMap<>(args);
    rest.keySet().removeIf(keys);
    return new SparkArgs(rest);
  }

  public List<String> words() {
    return args.values().stream().flatMap(List::stream).collect(Collectors.toList());
  }
}
