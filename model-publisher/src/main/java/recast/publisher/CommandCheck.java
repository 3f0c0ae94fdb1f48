package recast.publisher;

import java.util.ArrayList;
import java.util.List;
import recast.cli.Arguments;
import recast.cli.OptionSpec;
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
        case "fit" -> FitOptions.parse(arguments.ofCommand(FitOptions.SPEC, words));
        case "publish" ->
            PublishOptions.parse(
                arguments.ofCommand(PublishOptions.SPEC, words), PublishOptions.Reading.LATER);
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

  /** The options of {@code publish} that name files, as a user types them. */
  public static List<String> fileOptions() {
    return PublishOptions.FILES.stream().map(OptionSpec::flag).toList();
  }

  /**
   * The files in {@code words} of {@code publish} that only this machine has, as far as their names
   * tell.
   *
   * @return such as {@code --file '/models/linear'}
   */
  public static List<String> localFiles(Arguments arguments, List<String> words)
      throws UsageException {
    Arguments publish = arguments.ofCommand(PublishOptions.SPEC, words);
    List<String> local = new ArrayList<>();
    for (OptionSpec<?> option : PublishOptions.FILES) {
      publish
          .text(option)
          .filter(file -> !InputFile.isAddress(file))
          .ifPresent(file -> local.add("%s '%s'".formatted(option.flag(), file)));
    }
    return local;
  }
}
