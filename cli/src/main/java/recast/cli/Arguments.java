package recast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * The arguments of one command: the command line first, then the settings. Problems are collected
 * while values are read, so that {@link #check()} can name all of them at once.
 */
public final class Arguments {
  /** The switch that every command takes. */
  static final String DEBUG = "debug";

  private final CommandLine line;
  private final Settings settings;
  private final List<String> problems;
  private final Set<String> valueless;
  private final Inherited inherited;

  /** What an earlier command was given, for a later one that goes on from it. */
  private record Inherited(
      Map<String, String> typed, Map<String, String> others, List<String> operands) {}

  private Arguments(
      CommandLine line,
      Settings settings,
      List<String> problems,
      Set<String> valueless,
      Inherited inherited) {
    this.line = line;
    this.settings = settings;
    this.problems = new ArrayList<>(problems);
    this.valueless = Set.copyOf(valueless);
    this.inherited = inherited;
  }

  /**
   * These, and where they have nothing, what an earlier command had.
   *
   * @param typed options that were given on its command line: they win over all settings
   * @param others options that it had from elsewhere: they win over what Recast ships
   * @param operands the words that belong to no option, in the place of these
   */
  public Arguments over(
      Map<String, String> typed, Map<String, String> others, List<String> operands) {
    return new Arguments(
        line, settings, problems, valueless, new Inherited(typed, others, operands));
  }

  /**
   * Reads the words of a command; what is wrong with them is among the problems.
   *
   * @param options those that it accepts, {@code --debug} aside
   */
  static Arguments parse(Options options, Settings settings, List<String> words)
      throws UsageException {
    Options all = new Options();
    options.getOptions().forEach(all::addOption);
    all.addOption(Option.builder().longOpt(DEBUG).build());
    Parser parser = new Parser(all);
    try {
      CommandLine line = parser.parse(words);
      return new Arguments(
          line,
          settings,
          parser.problems(),
          parser.valueless(),
          new Inherited(Map.of(), Map.of(), line.getArgList()));
    } catch (ParseException e) {
      throw new UsageException(List.of(e.getMessage()));
    }
  }

  /** The arguments of another command, which is only looked at: with the settings of this one. */
  public Arguments ofCommand(Options options, List<String> words) throws UsageException {
    return parse(options, settings, words);
  }

  /** The value of {@code --name}, or null when it is missing or wrong: {@link #check()} tells. */
  public <T> T required(String name, Function<String, T> parse) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      if (!valueless.contains(name)) {
        problems.add("--" + name + " is missing");
      }
      return null;
    }
    return parsed(name, text.get(), parse);
  }

  /** The value of {@code --name}, if it was given or has a default. */
  public <T> Optional<T> optional(String name, Function<String, T> parse) {
    return text(name).map(text -> parsed(name, text, parse));
  }

  /** Whether {@code --name} was given on the command line. */
  public boolean given(String name) {
    return line.hasOption(name) || inherited.typed().containsKey(name);
  }

  /** Whether {@code --name} has the value that Recast ships, which nobody has chosen. */
  public boolean isShipped(String name) {
    return !given(name) && text(name).equals(Settings.shipped().value(name));
  }

  /** Where the value of a setting comes from. */
  public ConfigSource origin(Setting setting) {
    return given(setting.key())
        ? ConfigSource.of(ConfigSource.Kind.COMMAND_LINE)
        : settings.origin(setting);
  }

  /** The words that belong to no option, at most {@code limit}. */
  public List<String> operands(int limit) {
    List<String> operands = inherited.operands();
    operands.stream()
        .skip(limit)
        .forEach(extra -> problems.add("'" + extra + "' is one argument too many"));
    return List.copyOf(operands);
  }

  /** Adds a problem that only the caller can see, such as two options that exclude each other. */
  public void problem(String problem) {
    problems.add(problem);
  }

  /** Ends the reading of the arguments. */
  public void check() throws UsageException {
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(line.getOptionValue(name))
        .or(() -> Optional.ofNullable(inherited.typed().get(name)))
        .or(() -> settings.value(name).filter(value -> isUsers(name)))
        .or(() -> Optional.ofNullable(inherited.others().get(name)))
        .or(() -> settings.value(name));
  }

  /** Whether a file of the user has the setting. */
  private boolean isUsers(String name) {
    return Setting.named(name)
        .map(settings::origin)
        .filter(origin -> origin.kind() == ConfigSource.Kind.FILE)
        .isPresent();
  }

  private <T> T parsed(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      problems.add(place(name) + " '" + text + "': " + e.getMessage());
      return null;
    }
  }

  private String place(String name) {
    return given(name)
        ? "--" + name
        : Setting.named(name).map(settings::origin).map(origin -> origin + ": ").orElse("") + name;
  }
}
