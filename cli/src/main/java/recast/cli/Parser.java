package recast.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * Looks at every word first, so that all problems are known at once, and lets commons-cli parse
 * those that are left.
 *
 * <p>Options are {@code --name}, {@code --name VALUE} or {@code --name=VALUE}. A value may begin
 * with one dash ({@code -}, {@code -5}); one that begins with two needs the form with {@code =}.
 * What follows {@code --} is no option.
 */
final class Parser {
  private final Options options = new Options();
  private final Set<String> repeated = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> valueless = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  Parser(List<OptionSpec<?>> options) {
    for (OptionSpec<?> each : options) {
      this.options.addOption(
          Option.builder().longOpt(each.name()).hasArg(each.takesValue()).build());
      if (each.isRepeated()) {
        repeated.add(each.flag());
      }
    }
  }

  CommandLine parse(List<String> words) throws ParseException {
    return DefaultParser.builder()
        .setAllowPartialMatching(false)
        .setStripLeadingAndTrailingQuotes(false)
        .build()
        .parse(options, sound(new ArrayDeque<>(words)).toArray(String[]::new));
  }

  /** What is wrong with the words, in their order. */
  List<String> problems() {
    return problems;
  }

  /** The names, without dashes, of options that were given without the value that they need. */
  Set<String> valueless() {
    return valueless;
  }

  private List<String> sound(Deque<String> words) {
    List<String> sound = new ArrayList<>();
    while (!words.isEmpty()) {
      String word = words.remove();
      if (word.equals("--")) {
        sound.add(word);
        sound.addAll(words);
        return sound;
      }
      if (!word.startsWith("-") || word.equals("-")) {
        sound.add(word);
        continue;
      }
      soundOption(word, words).ifPresent(sound::add);
    }
    return sound;
  }

  /**
   * The option that {@code word} is, with its value, which may be the first of {@code following}.
   */
  private Optional<String> soundOption(String word, Deque<String> following) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Option option = name.startsWith("--") ? options.getOption(name) : null;
    if (option == null) {
      return problem(name + " is not an option here" + suggestion(name));
    }
    if (!option.hasArg()) {
      return equals < 0 ? Optional.of(word) : problem(name + " takes no value");
    }
    if (equals < 0 && (following.isEmpty() || following.element().startsWith("--"))) {
      valueless.add(option.getLongOpt());
      return problem(name + " needs a value");
    }
    String full = equals < 0 ? name + "=" + following.remove() : word;
    return seen.add(name) || repeated.contains(name)
        ? Optional.of(full)
        : problem(name + " is given more than once");
  }

  private String suggestion(String name) {
    List<String> known =
        options.getOptions().stream().map(each -> "--" + each.getLongOpt()).toList();
    return Suggestions.nearest(name, known).map(near -> "; did you mean " + near + "?").orElse("");
  }

  private Optional<String> problem(String problem) {
    problems.add(problem);
    return Optional.empty();
  }
}
