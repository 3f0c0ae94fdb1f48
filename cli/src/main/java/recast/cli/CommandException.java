package recast.cli;

/** A command that ends without success, with a message written for the person who reads it. */
public class CommandException extends Exception {
  private final ExitCode exitCode;

  /** Ends the command with {@code exitCode}; {@code cause} is shown with {@code --debug} only. */
  public CommandException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public CommandException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
