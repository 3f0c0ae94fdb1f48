package recast.swap;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import recast.store.CancellationCheck;

/**
 * Lets work on a model take a third of the time at most: it would take a processor from the
 * batches, and they have none to spare on a small machine.
 */
final class Throttle implements CancellationCheck {
  private static final int REST = 2;
  private static final long STRETCH_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final CancellationCheck wanted;
  private long begun = System.nanoTime();

  Throttle(CancellationCheck wanted) {
    this.wanted = wanted;
  }

  @Override
  public void check() {
    wanted.check();
    long worked = System.nanoTime() - begun;
    if (worked > STRETCH_NANOS) {
      // Returns at once when the thread is interrupted, as it is when the application ends.
      LockSupport.parkNanos(REST * worked);
      begun = System.nanoTime();
    }
  }
}
