package recast.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the log of a cluster that is starting: short, so that it may be read again and again. */
final class LogTail {
  private static final Pattern STEP = Pattern.compile("^.* INFO  recast: ");
  private static final Predicate<String> MESSAGE = Pattern.compile("^\\S").asPredicate();

  private final Path log;
  private int shown;

  LogTail(Path log) {
    this.log = log;
  }

  /** The steps that the cluster took since the last call. */
  List<String> steps() {
    List<String> steps =
        lines().stream()
            .filter(STEP.asPredicate())
            .map(line -> STEP.matcher(line).replaceFirst(""))
            .skip(shown)
            .toList();
    shown += steps.size();
    return steps;
  }

  /** The last line that says something: what the command said at its end, or else any message. */
  String last() {
    List<String> messages = lines().stream().filter(MESSAGE).toList();
    return messages.stream()
        .filter(line -> line.startsWith("recast "))
        .reduce((first, second) -> second)
        .or(() -> messages.stream().reduce((first, second) -> second))
        .orElse("it said nothing");
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + log, e);
    }
  }
}
