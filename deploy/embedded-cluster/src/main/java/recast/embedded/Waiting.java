package recast.embedded;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process does. */
final class Waiting {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final long PAUSE_MILLIS = 50;

  private Waiting() {}

  /** Returns once {@code condition} holds; {@code what} is named when that takes a minute. */
  static void until(String what, BooleanSupplier condition)
      throws InterruptedException, TimeoutException {
    if (!happens(TIMEOUT, condition)) {
      throw new TimeoutException("No " + what + " after " + TIMEOUT.toSeconds() + " s");
    }
  }

  /** Whether {@code condition} holds before {@code timeout} is over. */
  static boolean happens(Duration timeout, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return true;
  }
}
