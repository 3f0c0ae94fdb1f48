package recast.sparkconf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import recast.cli.ApplicationSettings;
import recast.cli.Arguments;
import recast.cli.OptionSpec;
import recast.cli.ResourceSettings;

/** The options of Recast that request resources, each for a setting of Spark. */
public final class Resources {
  /** The options, in the order of spark-submit's words. */
  public static final List<OptionSpec<?>> OPTIONS =
      List.of(
          ResourceSettings.QUEUE,
          ResourceSettings.DRIVER_MEMORY,
          ResourceSettings.EXECUTOR_MEMORY,
          ResourceSettings.NUM_EXECUTORS,
          ResourceSettings.EXECUTOR_CORES);

  private Resources() {}

  /** The setting of Spark that an option stands for. */
  public static String setting(OptionSpec<?> option) {
    return SparkSubmitArgs.settingOf(option.flag()).orElseThrow();
  }

  /**
   * What the options and the arguments behind {@code --} request together. An option and an
   * argument that set the same are a problem: Spark would ignore one of them.
   */
  public static SparkRequest request(Arguments arguments, SparkArgs behind) {
    Map<String, String> shipped = new TreeMap<>();
    Map<String, String> inFile = new TreeMap<>();
    Map<String, String> typed = new TreeMap<>();
    for (OptionSpec<?> option : OPTIONS) {
      String setting = setting(option);
      Optional<String> value = arguments.text(option);
      boolean again = behind.keys().contains(setting);
      if (arguments.given(option)) {
        value.ifPresent(text -> typed.put(setting, text));
        if (again) {
          arguments.problem(
              "%s and %s behind '--' set the same; give one of them"
                  .formatted(option.flag(), setting));
        }
      } else if (arguments.isShipped(option)) {
        value.ifPresent(text -> shipped.put(setting, text));
      } else if (!again) {
        value.ifPresent(text -> inFile.put(setting, text));
      }
    }
    typed.putAll(SparkSubmitArgs.settings(behind.words()));
    return new SparkRequest(
        shipped,
        inFile,
        typed,
        SparkSubmitArgs.propertiesFile(behind.words()),
        arguments.find(ApplicationSettings.SOURCE));
  }

  /**
   * The words for spark-submit.
   *
   * @param settings all settings of the application
   */
  public static List<String> words(Map<String, String> settings) {
    List<String> words = new ArrayList<>();
    for (OptionSpec<?> option : OPTIONS) {
      words.addAll(List.of(option.flag(), settings.get(setting(option))));
    }
    return words;
  }
}
