package recast.sparkconf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import recast.cli.Arguments;
import recast.cli.NumberParsers;
import recast.cli.Sizes;

/** The options of Recast that request resources, each for a setting of Spark. */
public final class Resources {
  private static final Map<String, Function<String, ?>> PARSERS = parsers();

  private Resources() {}

  private static Map<String, Function<String, ?>> parsers() {
    Map<String, Function<String, ?>> parsers = new LinkedHashMap<>();
    parsers.put("queue", Function.identity());
    parsers.put("driver-memory", Sizes::parse);
    parsers.put("executor-memory", Sizes::parse);
    parsers.put("num-executors", NumberParsers.atLeast(1));
    parsers.put("executor-cores", NumberParsers.atLeast(2));
    return parsers;
  }

  /** The names of the options. */
  public static String[] names() {
    return PARSERS.keySet().toArray(String[]::new);
  }

  /** The setting of Spark that an option stands for. */
  public static String setting(String name) {
    return SparkSubmitArgs.settingOf("--" + name).orElseThrow();
  }

  /**
   * What the options and the arguments behind {@code --} request together. An option and an
   * argument that set the same are a problem: Spark would ignore one of them.
   */
  public static SparkRequest request(Arguments arguments, SparkArgs behind) {
    Map<String, String> shipped = new TreeMap<>();
    Map<String, String> inFile = new TreeMap<>();
    Map<String, String> typed = new TreeMap<>();
    PARSERS.forEach(
        (name, parser) -> {
          arguments.required(name, parser);
          Optional<String> value = arguments.optional(name, Function.identity());
          boolean again = behind.keys().contains(setting(name));
          if (arguments.given(name)) {
            value.ifPresent(text -> typed.put(setting(name), text));
            if (again) {
              arguments.problem(
                  "--%s and %s behind '--' set the same; give one of them"
                      .formatted(name, setting(name)));
            }
          } else if (arguments.isShipped(name)) {
            value.ifPresent(text -> shipped.put(setting(name), text));
          } else if (!again) {
            value.ifPresent(text -> inFile.put(setting(name), text));
          }
        });
    typed.putAll(SparkSubmitArgs.settings(behind.words()));
    return new SparkRequest(shipped, inFile, typed, SparkSubmitArgs.propertiesFile(behind.words()));
  }

  /**
   * The words for spark-submit.
   *
   * @param settings all settings of the application
   */
  public static List<String> words(Map<String, String> settings) {
    List<String> words = new ArrayList<>();
    for (String name : PARSERS.keySet()) {
      words.addAll(List.of("--" + name, settings.get(setting(name))));
    }
    return words;
  }
}
