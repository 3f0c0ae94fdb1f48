package recast.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import recast.cli.Arguments;
import recast.cli.CommonSettings;
import recast.cli.OptionSpec;
import recast.cli.ResourceSettings;
import recast.cli.ShellQuoting;
import recast.sparkconf.SparkArgs;
import recast.sparkconf.SparkSubmitArgs;

/**
 * What the user chose of a submission, for an upgrade to inherit.
 *
 * @param options those of the command line, by their names without dashes
 * @param settings options that came from the settings, or have their defaults
 * @param words those behind {@code --}
 */
record InheritedOptions(
    Map<String, String> options, Map<String, String> settings, List<String> words) {
  /** Of the command rather than of the application, or what names it. */
  private static final Set<String> OWN =
      Set.of(
          CommonSettings.APP.name(),
          ResourceSettings.WAIT_RUNNING.name(),
          ResourceSettings.SUBMIT_TIMEOUT.name());

  InheritedOptions {
    options = Map.copyOf(options);
    settings = Map.copyOf(settings);
    words = List.copyOf(words);
  }

  static InheritedOptions of(Arguments arguments, List<String> words) {
    Map<String, String> options = new TreeMap<>();
    Map<String, String> settings = new TreeMap<>();
    for (OptionSpec<?> option : SubmitOptions.SPEC.options()) {
      if (!OWN.contains(option.name())) {
        Map<String, String> kept = arguments.given(option) ? options : settings;
        arguments.text(option).ifPresent(value -> kept.put(option.name(), value));
      }
    }
    return new InheritedOptions(options, settings, words);
  }

  /**
   * Of a submission of an earlier build, which has kept only the words that it made of this.
   *
   * @param spark the words for spark-submit: pairs, of which the last that Recast made is {@code
   *     --executor-cores}, then those of the user
   * @param application the words for the application: pairs
   */
  static InheritedOptions derived(List<String> spark, List<String> application) {
    Set<String> known =
        SubmitOptions.SPEC.options().stream().map(OptionSpec::name).collect(Collectors.toSet());
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i + 1 < application.size(); i += 2) {
      options.put(application.get(i).substring(2), application.get(i + 1));
    }
    int at = 0;
    for (boolean ours = true; ours && at + 1 < spark.size(); at += 2) {
      String name = spark.get(at).replaceFirst("^--", "");
      if (known.contains(name)) {
        options.put(name, spark.get(at + 1));
      }
      ours = !name.equals("executor-cores");
    }
    options.keySet().removeAll(OWN);
    return new InheritedOptions(
        options, Map.of(), spark.subList(Math.min(at, spark.size()), spark.size()));
  }

  /** {@code arguments}, which inherit all that they do not have themselves. */
  Arguments under(Arguments arguments) {
    Set<String> givenAgain =
        SubmitOptions.SPEC.options().stream()
            .filter(arguments::given)
            .flatMap(option -> SparkSubmitArgs.settingOf(option.flag()).stream())
            .collect(Collectors.toSet());
    SparkArgs inherited = SparkArgs.parse(words).without(givenAgain::contains);
    SparkArgs given = SparkArgs.parse(arguments.operands());
    Map<String, String> left = new TreeMap<>(options);
    left.keySet()
        .removeIf(
            name ->
                SparkSubmitArgs.settingOf("--" + name).filter(given.keys()::contains).isPresent());
    return arguments.over(left, settings, given.over(inherited).words());
  }

  /** What differs from {@code before}, a line each. */
  List<String> changes(InheritedOptions before) {
    Map<String, String> then = before.all();
    Map<String, String> now = all();
    List<String> changes = new ArrayList<>();
    now.forEach(
        (name, value) -> {
          String old = then.getOrDefault(name, "not set");
          if (!value.equals(old)) {
            changes.add("--%s is %s, and was %s".formatted(name, value, old));
          }
        });
    String old = ShellQuoting.words(before.words);
    String given = ShellQuoting.words(words);
    if (!given.equals(old)) {
      changes.add(
          "behind '--' stands %s, and stood %s"
              .formatted(given.isEmpty() ? "nothing" : given, old.isEmpty() ? "nothing" : old));
    }
    return changes;
  }

  private Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.putAll(options);
    return all;
  }
}
