package recast.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.AmbiguousOptionException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Lets commons-cli parse, again and again without the word it stumbled on, until all is known. */
final class Parser {
  private final Options options;
  private final List<String> problems = new ArrayList<>();

  Parser(Options options) {
    this.options = options;
  }

  CommandLine parse(List<String> words) throws ParseException {
    List<String> left = new ArrayList<>(words);
    while (true) {
      try {
        return DefaultParser.builder()
            .setAllowPartialMatching(false)
            .setStripLeadingAndTrailingQuotes(false)
            .build()
            .parse(options, left.toArray(String[]::new));
      } catch (AmbiguousOptionException | AlreadySelectedException e) {
        throw e;
      } catch (UnrecognizedOptionException e) {
        problems.add(e.getOption() + " is not an option here");
        left.remove(e.getOption());
      } catch (MissingArgumentException e) {
        String option = "--" + e.getOption().getLongOpt();
        problems.add(option + " needs a value");
        left.remove(left.lastIndexOf(option));
      }
    }
  }

  List<String> problems() {
    return problems;
  }

  static List<String> words(String... args) {
    return Arrays.asList(args);
  }
}
