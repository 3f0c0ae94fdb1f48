package recast.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.ParseException;

/**
 * The arguments of one command: the command line first, then the settings. What is wrong with them
 * is collected, so that {@link #check()} names all of it at once: the options that the command
 * declares when this is made, the rest while the command reads.
 */
public final class Arguments {
  /** The switch that every command takes. */
  public static final OptionSpec<Boolean> DEBUG = OptionSpec.flag("debug", "stack traces and logs");

  private final Words words;
  private final Settings settings;
  private final Inherited inherited;
  private final List<String> problems;

  /** The names of options that are among the problems. */
  private final Set<String> wrong;

  /** A command line that was taken apart, and what is wrong with it. */
  private record Words(
      CommandSpec spec, CommandLine line, List<String> problems, Set<String> valueless) {}

  /** What an earlier command was given, for a later one that goes on from it. */
  private record Inherited(
      Map<String, String> typed, Map<String, String> others, List<String> operands) {}

  private Arguments(Words words, Settings settings, Inherited inherited) {
    this.words = words;
    this.settings = settings;
    this.inherited = inherited;
    this.problems = new ArrayList<>(words.problems());
    this.wrong = new HashSet<>(words.valueless());
    checkDeclared();
  }

  /** Reads the words of a command; what is wrong with them is among the problems. */
  static Arguments parse(CommandSpec spec, Settings settings, List<String> words)
      throws UsageException {
    List<OptionSpec<?>> options = new ArrayList<>(spec.options());
    options.add(DEBUG);
    Parser parser = new Parser(options);
    try {
      CommandLine line = parser.parse(words);
      return new Arguments(
          new Words(spec, line, parser.problems(), parser.valueless()),
          settings,
          new Inherited(Map.of(), Map.of(), line.getArgList()));
    } catch (ParseException e) {
      throw new UsageException(List.of(e.getMessage()));
    }
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
    return new Arguments(words, settings, new Inherited(typed, others, operands));
  }

  /** The arguments of another command, which is only looked at: with the settings of this one. */
  public Arguments ofCommand(CommandSpec spec, List<String> other) throws UsageException {
    return parse(spec, settings, other);
  }

  private void checkDeclared() {
    boolean waived = words.spec().waivers().stream().anyMatch(this::given);
    List<OptionSpec<?>> required = words.spec().requiredOptions();
    for (OptionSpec<?> option : words.spec().options()) {
      if (option.takesValue() && find(option).isEmpty() && required.contains(option) && !waived) {
        missing(option);
      }
    }
  }

  private void missing(OptionSpec<?> option) {
    if (wrong.add(option.name())) {
      problems.add(option.flag() + " is missing");
    }
  }

  /**
   * The value of an option.
   *
   * @throws UsageException with all problems so far, when it has none or a wrong one
   */
  public <T> T get(OptionSpec<T> option) throws UsageException {
    Optional<T> value = find(option);
    if (value.isEmpty()) {
      missing(option);
      check();
    }
    return value.orElseThrow();
  }

  /** The value of an option; nothing where it has none, or a wrong one, which is a problem. */
  public <T> Optional<T> find(OptionSpec<T> option) {
    if (wrong.contains(option.name())) {
      return Optional.empty();
    }
    Optional<String> text = text(option);
    try {
      return text.map(option::parse);
    } catch (IllegalArgumentException e) {
      wrong.add(option.name());
      problems.add(place(option) + " '" + text.orElse("") + "': " + e.getMessage());
      return Optional.empty();
    }
  }

  /** All values of an option that may be given several times, in the order of the command line. */
  public <T> List<T> all(OptionSpec<T> option) {
    if (find(option).isEmpty()) {
      return List.of();
    }
    List<T> values = new ArrayList<>();
    for (String text : words.line().getOptionValues(option.name())) {
      try {
        values.add(option.parse(text));
      } catch (IllegalArgumentException e) {
        problems.add(option.flag() + " '" + text + "': " + e.getMessage());
      }
    }
    return values;
  }

  /** The text of an option, right or wrong. */
  public Optional<String> text(OptionSpec<?> option) {
    String name = option.name();
    Optional<String> set = option.isSetting() ? settings.value(option) : option.standard();
    return Optional.ofNullable(words.line().getOptionValue(name))
        .or(() -> Optional.ofNullable(inherited.typed().get(name)))
        .or(() -> set.filter(value -> isUsers(option)))
        .or(() -> Optional.ofNullable(inherited.others().get(name)))
        .or(() -> set);
  }

  /** Whether an option was given on the command line. */
  public boolean given(OptionSpec<?> option) {
    return words.line().hasOption(option.name()) || inherited.typed().containsKey(option.name());
  }

  /** Whether an option has the value that Recast ships, which nobody has chosen. */
  public boolean isShipped(OptionSpec<?> option) {
    return !given(option) && text(option).equals(option.standard());
  }

  /** Where the value of a setting comes from. */
  public ConfigSource origin(OptionSpec<?> setting) {
    return given(setting)
        ? ConfigSource.of(ConfigSource.Kind.COMMAND_LINE)
        : settings.origin(setting);
  }

  /** The words that belong to no option. */
  public List<String> operands() {
    return List.copyOf(inherited.operands());
  }

  /** Adds a problem that only the caller can see, such as two options that exclude each other. */
  public void problem(String problem) {
    problems.add(problem);
  }

  /** Ends the reading of the arguments. */
  public void check() throws UsageException {
    List<String> all = new ArrayList<>(problems);
    inherited.operands().stream()
        .skip(words.spec().operands().most())
        .forEach(extra -> all.add("'" + extra + "' is one argument too many"));
    if (!all.isEmpty()) {
      throw new UsageException(all);
    }
  }

  /** Whether a file of the user has the setting. */
  private boolean isUsers(OptionSpec<?> setting) {
    return setting.isSetting() && settings.origin(setting).kind() == ConfigSource.Kind.FILE;
  }

  private String place(OptionSpec<?> option) {
    return given(option) || !option.isSetting()
        ? option.flag()
        : settings.origin(option) + ": " + option.name();
  }
}
