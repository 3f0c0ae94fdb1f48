package recast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;

/**
 * The arguments of one command: the command line first, then the settings. Problems are collected
 * while values are read, so that {@link #check()} can name all of them at once.
 */
public final class Arguments {
  private final CommandLine line;
  private final Settings settings;
  private final List<String> problems;

  Arguments(CommandLine line, Settings settings, List<String> problems) {
    this.line = line;
    this.settings = settings;
    this.problems = new ArrayList<>(problems);
  }

  /** The value of {@code --name}, or null when it is missing or wrong: {@link #check()} tells. */
  public <T> T required(String name, Function<String, T> parse) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      problems.add("--" + name + " is missing");
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
    return line.hasOption(name);
  }

  /** Where the value of a setting comes from. */
  public Origin origin(Setting setting) {
    return given(setting.key()) ? Origin.of(Origin.Kind.COMMAND_LINE) : settings.origin(setting);
  }

  /** The words that belong to no option, at most {@code limit}. */
  public List<String> operands(int limit) {
    List<String> operands = line.getArgList();
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
    return Optional.ofNullable(line.getOptionValue(name)).or(() -> settings.value(name));
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
