package recast.cli;

/** The exit codes that scripts and schedulers rely on. */
public enum ExitCode {
  /** The command did what it was asked for. */
  OK(0),
  /** It did not; the message says what, where and what to do. */
  FAILED(1),
  /** The command line or the settings are wrong; all problems were listed. */
  USAGE(2),
  /** Another run holds the lock or the name. */
  CONFLICT(3),
  /** Timed out. */
  TIMEOUT(4),
  /** The application rejected the release. */
  REJECTED(5);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
