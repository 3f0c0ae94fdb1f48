package recast.deploy;

import java.io.PrintStream;

/** Says, when a signal ends this process, that an application does not end with it. */
final class Farewell implements AutoCloseable {
  private final Thread hook;

  Farewell(String app, PrintStream talk) {
    hook =
        new Thread(
            () ->
                talk.printf(
                    "%s goes on if YARN has taken it; end it with: recast stop --app %s%n",
                    app, app),
            "farewell");
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
