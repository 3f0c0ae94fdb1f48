package recast.cli;

/** The last word of a command that a signal ends: what does not end with it. */
public final class ShutdownHook implements AutoCloseable {
  private final Thread hook;

  /** From now on, until it is closed, a signal lets {@code lastWord} run. */
  public ShutdownHook(Runnable lastWord) {
    hook = new Thread(lastWord, "shutdown-hook");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal was faster: nothing has begun that would go on.
    }
  }

  /** Whether a signal has come, and this process only ends. */
  static boolean isShuttingDown() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal came while the command was about to end well: the hook runs.
    }
  }
}
