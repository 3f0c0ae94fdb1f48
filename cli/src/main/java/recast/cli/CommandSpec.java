package recast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a command takes, and what its help says. Immutable: each method returns another one. An
 * option that is declared twice keeps its first place.
 */
public final class CommandSpec {
  private final String sentence;
  private final List<String> paragraphs;
  private final List<Part> parts;
  private final Operands operands;
  private final List<OptionSpec<?>> waivers;

  /** How an option, or another entry of the help, appears. */
  enum Presence {
    REQUIRED,
    /** In the usage line by its name. */
    OPTIONAL,
    /** In the usage line as one of the OPTIONS. */
    MORE,
    /** Of no use to a user, who has a script for it. */
    HIDDEN
  }

  /**
   * A line of the help.
   *
   * @param left an option with its argument, or a word that is no option
   * @param option nothing for such a word
   */
  record Part(Presence presence, String left, String help, Optional<OptionSpec<?>> option) {
    private static Part of(Presence presence, OptionSpec<?> option) {
      String standard = option.standard().map(text -> " (default: " + text + ")").orElse("");
      return new Part(presence, option.usage(), option.help() + standard, Optional.of(option));
    }
  }

  /**
   * The words that belong to no option.
   *
   * @param usage how the usage line shows them
   */
  record Operands(int most, String usage) {}

  private CommandSpec(
      String sentence,
      List<String> paragraphs,
      List<Part> parts,
      Operands operands,
      List<OptionSpec<?>> waivers) {
    this.sentence = sentence;
    this.paragraphs = List.copyOf(paragraphs);
    this.parts = List.copyOf(parts);
    this.operands = operands;
    this.waivers = List.copyOf(waivers);
  }

  /** A command of which {@code sentence} says what it does. */
  public static CommandSpec of(String sentence) {
    return new CommandSpec(sentence, List.of(), List.of(), new Operands(0, ""), List.of());
  }

  /** With another paragraph of help. */
  public CommandSpec text(String paragraph) {
    return new CommandSpec(
        sentence, plus(paragraphs, Stream.of(paragraph)), parts, operands, waivers);
  }

  /** With options that must have a value, from the command line or the settings. */
  public CommandSpec required(OptionSpec<?>... options) {
    return with(Presence.REQUIRED, List.of(options));
  }

  /** Without a need for those that are required, where {@code flag} is given. */
  public CommandSpec waivedBy(OptionSpec<?> flag) {
    return new CommandSpec(sentence, paragraphs, parts, operands, plus(waivers, Stream.of(flag)));
  }

  public CommandSpec optional(OptionSpec<?>... options) {
    return with(Presence.OPTIONAL, List.of(options));
  }

  /** With options that are too many for the usage line. */
  public CommandSpec more(OptionSpec<?>... options) {
    return more(List.of(options));
  }

  /** As {@link #more(OptionSpec[])}. */
  public CommandSpec more(List<OptionSpec<?>> options) {
    return with(Presence.MORE, options);
  }

  /** With all that {@code verb} takes, whose help lists it; nothing of that is required here. */
  public CommandSpec allOf(String verb, CommandSpec other) {
    return hidden(other.options())
        .entry("and all options of " + verb, "")
        .operands(other.operands.most(), other.operands.usage());
  }

  /** With options that the help does not show. */
  public CommandSpec hidden(List<OptionSpec<?>> options) {
    return with(Presence.HIDDEN, options);
  }

  /** With at most {@code most} words that belong to no option. */
  public CommandSpec operands(int most, String usage) {
    return new CommandSpec(sentence, paragraphs, parts, new Operands(most, usage), waivers);
  }

  /** With a line of help for something that is no option. */
  public CommandSpec entry(String left, String help) {
    Part part = new Part(Presence.MORE, left, help, Optional.empty());
    return new CommandSpec(sentence, paragraphs, plus(parts, Stream.of(part)), operands, waivers);
  }

  private CommandSpec with(Presence presence, List<OptionSpec<?>> options) {
    List<String> known = options().stream().map(OptionSpec::name).toList();
    Stream<Part> more =
        options.stream()
            .filter(option -> !known.contains(option.name()))
            .map(option -> Part.of(presence, option));
    return new CommandSpec(sentence, paragraphs, plus(parts, more), operands, waivers);
  }

  private static <T> List<T> plus(List<T> list, Stream<T> more) {
    return Stream.concat(list.stream(), more).toList();
  }

  /** All options, in the order of the help. */
  public List<OptionSpec<?>> options() {
    List<OptionSpec<?>> options = new ArrayList<>();
    parts.forEach(part -> part.option().ifPresent(options::add));
    return options;
  }

  List<OptionSpec<?>> requiredOptions() {
    List<OptionSpec<?>> required = new ArrayList<>();
    shown(Presence.REQUIRED).forEach(part -> part.option().ifPresent(required::add));
    return required;
  }

  List<OptionSpec<?>> waivers() {
    return waivers;
  }

  List<Part> shown(Presence presence) {
    return parts.stream().filter(part -> part.presence() == presence).toList();
  }

  /** The lines of the help. */
  List<Part> parts() {
    return parts.stream().filter(part -> part.presence() != Presence.HIDDEN).toList();
  }

  String sentence() {
    return sentence;
  }

  List<String> paragraphs() {
    return paragraphs;
  }

  Operands operands() {
    return operands;
  }
}
