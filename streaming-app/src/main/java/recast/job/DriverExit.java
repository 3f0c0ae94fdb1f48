package recast.job;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.cli.Console;

/**
 * Ends the process of an attempt that has failed, at once: no batch completes after one that did
 * not. YARN then starts the next attempt.
 *
 * <p>A halt, since Spark's own way to end would unregister the application, which ends it for good
 * once the number of the attempt reaches {@code spark.yarn.maxAppAttempts}, however long ago the
 * attempts before have failed. YARN itself counts those within {@code
 * spark.yarn.am.attemptFailuresValidityInterval} alone.
 */
final class DriverExit implements Thread.UncaughtExceptionHandler {
  static final int FAILED = 1;

  /** What a shell makes of SIGTERM. */
  static final int TERMINATED = 143;

  private static final Logger LOG = LogManager.getLogger(DriverExit.class);

  /** YARN shows the last 4096 bytes of stderr. */
  private static final int REASON_LIMIT = 1_000;

  /** Spark stops its contexts, and the application with them, after this. */
  private static final int BEFORE_SPARK = 1_000;

  private final PrintStream err;
  private final IntConsumer halt;
  private final AtomicBoolean over = new AtomicBoolean();

  /**
   * @param halt ends the process with an exit code, whatever runs in it
   */
  DriverExit(PrintStream err, IntConsumer halt) {
    this.err = err;
    this.halt = halt;
  }

  /** From now on this process ends so for a signal, and for an error that nobody handles. */
  static DriverExit arm() {
    DriverExit exit = new DriverExit(Console.err(), Runtime.getRuntime()::halt);
    Thread.setDefaultUncaughtExceptionHandler(exit);
    ShutdownHookManager.get().addShutdownHook(exit::terminated, BEFORE_SPARK);
    return exit;
  }

  /** The application has done all of its work: how the process ends is up to Spark now. */
  void disarm() {
    over.set(true);
  }

  /** The attempt has failed; does not return. */
  void failed(String reason) {
    end(FAILED, reason);
  }

  /** The process is ended by a signal, and no stop of the application was requested. */
  void terminated() {
    if (!over.get()) {
      end(
          TERMINATED,
          "the driver was terminated by a signal, as when its node is decommissioned; only 'recast"
              + " stop' ends the application");
    }
  }

  /** An {@link Error} leaves nothing that could be relied on, in whichever thread it happens. */
  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    LOG.error("Thread {} has died", thread.getName(), thrown);
    if (thrown instanceof Error && !over.get()) {
      end(FAILED, "thread %s has died: %s".formatted(thread.getName(), thrown));
    }
  }

  private void end(int exitCode, String reason) {
    try {
      String line = reason.strip().lines().collect(Collectors.joining("; "));
      String cut = line.substring(0, Math.min(line.length(), REASON_LIMIT));
      LOG.error("This attempt ends: {}", cut);
      // The last line of stderr is what YARN shows of it.
      err.println(cut);
      err.flush();
    } finally {
      halt.accept(exitCode);
    }
  }
}
