package recast.cli;

/** One command of the front door: what it accepts, and what it does. */
public interface Command {
  /** What it takes, {@code --debug} aside, and what its help says. */
  CommandSpec spec();

  /**
   * Reads the arguments, then does the work.
   *
   * @throws UsageException when the arguments are wrong, before anything was done
   * @throws CommandException when the work failed for a reason a user can act on
   * @throws Exception when it failed in a way nobody foresaw
   */
  ExitCode run(Arguments arguments) throws Exception;
}
