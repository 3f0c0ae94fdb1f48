package recast.source;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets SIGTERM and SIGINT end the work in good order: asks it to stop, and keeps the JVM until it
 * did, which {@link #finished()} tells.
 */
final class SourceShutdown {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Runnable stop;
  private final Duration timeout;

  /** Calls {@code stop} on a signal, then waits at most {@code timeout}. */
  SourceShutdown(Runnable stop, Duration timeout) {
    this.stop = stop;
    this.timeout = timeout;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "orderly-stop"));
  }

  private void stopAndWait() {
    if (done.getCount() == 0) {
      return;
    }
    stop.run();
    try {
      if (!done.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("source: not stopped within " + timeout.toSeconds() + " s, giving up");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the JVM end. */
  void finished() {
    done.countDown();
  }
}
