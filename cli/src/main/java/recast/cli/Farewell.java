package recast.cli;

/** The last word of a command that a signal ends: what does not end with it. */
public final class Farewell implements AutoCloseable {
  private final Thread hook;

  /** From now on, until it is closed, a signal lets {@code lastWord} run. */
  public Farewell(Runnable lastWord) {
    hook = new Thread(lastWord, "farewell");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal has come while we were about to end well: the hook speaks.
    }
  }
}
