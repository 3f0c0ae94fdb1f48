package recast.cli;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One option, declared once: its name, what its text becomes, its default, and its help. From it
 * follow what a command line and {@code recast.properties} may say, and the help of both.
 *
 * @param <T> what the text becomes
 */
public final class OptionSpec<T> {
  private final String name;
  private final Optional<String> argument;
  private final Function<String, T> parser;
  private final Optional<String> standard;
  private final String help;
  private final Source source;
  private final Occurrence occurrence;

  /** How often a command line may have it. */
  private enum Occurrence {
    ONCE,
    REPEATED
  }

  /** Where a value may come from. */
  private enum Source {
    COMMAND_LINE,
    SETTINGS_TOO
  }

  private OptionSpec(
      String name,
      Optional<String> argument,
      Function<String, T> parser,
      Optional<String> standard,
      String help,
      Source source,
      Occurrence occurrence) {
    this.name = name;
    this.argument = argument;
    this.parser = parser;
    this.standard = standard;
    this.help = help;
    this.source = source;
    this.occurrence = occurrence;
  }

  /**
   * An option with a value: {@code --name ARGUMENT}.
   *
   * @param parser throws IllegalArgumentException with a message that says what was expected
   * @param help a sentence without capital and full stop; its default is appended
   */
  public static <T> OptionSpec<T> of(
      String name, String argument, Function<String, T> parser, String help) {
    return new OptionSpec<>(
        name,
        Optional.of(argument),
        parser,
        Optional.empty(),
        help,
        Source.COMMAND_LINE,
        Occurrence.ONCE);
  }

  /** An option whose value may be any text. */
  public static OptionSpec<String> text(String name, String argument, String help) {
    return of(name, argument, Function.identity(), help);
  }

  /** An option that stands alone: {@code --name}. */
  public static OptionSpec<Boolean> flag(String name, String help) {
    return new OptionSpec<>(
        name,
        Optional.empty(),
        Boolean::valueOf,
        Optional.empty(),
        help,
        Source.COMMAND_LINE,
        Occurrence.ONCE);
  }

  /** This, as one that a command line may have several times. */
  public OptionSpec<T> repeated() {
    return new OptionSpec<>(name, argument, parser, standard, help, source, Occurrence.REPEATED);
  }

  boolean isRepeated() {
    return occurrence == Occurrence.REPEATED;
  }

  /** This, with a default. */
  public OptionSpec<T> orElse(String text) {
    Objects.requireNonNull(parser.apply(text));
    return new OptionSpec<>(name, argument, parser, Optional.of(text), help, source, occurrence);
  }

  /** This, for a command that needs no value of it. */
  public OptionSpec<T> withoutDefault() {
    return new OptionSpec<>(name, argument, parser, Optional.empty(), help, source, occurrence);
  }

  /** This, for a command that says something else of it. */
  public OptionSpec<T> help(String other) {
    return new OptionSpec<>(name, argument, parser, standard, other, source, occurrence);
  }

  /** This, for code that makes more of the value, and may refuse it as a parser does. */
  public <U> OptionSpec<U> map(Function<? super T, U> next) {
    return new OptionSpec<>(
        name, argument, text -> next.apply(parser.apply(text)), standard, help, source, occurrence);
  }

  /** This, as a setting: {@code recast.properties} may have its value, too. */
  OptionSpec<T> inSettings() {
    return new OptionSpec<>(
        name, argument, parser, standard, help, Source.SETTINGS_TOO, occurrence);
  }

  /** The long name without dashes, which is also the name of the setting. */
  public String name() {
    return name;
  }

  /** As a user types it. */
  public String flag() {
    return "--" + name;
  }

  public boolean takesValue() {
    return argument.isPresent();
  }

  boolean isSetting() {
    return source == Source.SETTINGS_TOO;
  }

  /** The text that counts where nobody has given one. */
  public Optional<String> standard() {
    return standard;
  }

  /**
   * What {@code text} becomes.
   *
   * @throws IllegalArgumentException when it is no value of this option
   */
  public T parse(String text) {
    return parser.apply(text);
  }

  /** As a help shows it: {@code --name ARGUMENT}. */
  String usage() {
    return flag() + argument.map(word -> " " + word).orElse("");
  }

  String help() {
    return help;
  }
}
