package recast.source;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time as a pace sees it: a clock that never goes back, and pauses. */
interface Ticker {
  /** Nanoseconds since some fixed moment. */
  long nanos();

  void sleep(Duration duration) throws InterruptedException;

  /** The time of this machine. */
  static Ticker system() {
    return new Ticker() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
      }
    };
  }
}
