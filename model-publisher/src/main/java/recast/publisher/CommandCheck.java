package recast.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.UsageException;

/** Looks at the words of a command that somebody else will run, as the command would do itself. */
public final class CommandCheck {
  private CommandCheck() {}

  /**
   * What is wrong with {@code words}, empty when nothing is. Files need not be there yet.
   *
   * @param verb {@code fit} or {@code publish}
   * @param arguments those of the command that asks, for the settings
   */
  public static List<String> problems(String verb, Arguments arguments, List<String> words) {
    try {
      switch (verb) {
        case "fit" -> FitOptions.parse(arguments.ofCommand(FitOptions.options(), words));
        case "publish" ->
            PublishOptions.parse(
                arguments.ofCommand(PublishOptions.options(), words), PublishOptions.Reading.LATER);
        default -> throw new IllegalArgumentException("no command to schedule: " + verb);
      }
      return List.of();
    } catch (UsageException e) {
      return e.problems();
    }
  }

  /** Whether the name of a file says on which file system it is, as {@code hdfs:///in/m} does. */
  public static boolean isAddress(String file) {
    return InputFile.isAddress(file);
  }

  /**
   * The files in {@code words} of {@code publish} that only this machine has, as far as their names
   * tell.
   *
   * @return such as {@code --file '/models/linear'}
   */
  public static List<String> localFiles(List<String> words) {
    List<String> local = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      for (String option : List.of("--file", "--golden")) {
        value(option, words, i)
            .filter(value -> !InputFile.isAddress(value))
            .ifPresent(value -> local.add("%s '%s'".formatted(option, value)));
      }
    }
    return local;
  }

  /** The value of {@code option}, if that stands at place {@code at} of {@code words}. */
  private static Optional<String> value(String option, List<String> words, int at) {
    String word = words.get(at);
    if (word.startsWith(option + "=")) {
      return Optional.of(word.substring(option.length() + 1));
    }
    return word.equals(option) && at + 1 < words.size()
        ? Optional.of(words.get(at + 1))
        : Optional.empty();
  }
}
