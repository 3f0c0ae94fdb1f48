package recast.cli;

import java.util.List;

/** A command line that cannot be followed; carries every problem of it, not just the first. */
public final class UsageException extends CommandException {
  public UsageException(List<String> problems) {
    super(ExitCode.USAGE, String.join(System.lineSeparator(), problems));
  }

  /** All problems, each on a line. */
  public List<String> problems() {
    return getMessage().lines().toList();
  }
}
