package recast.ingest;

import java.util.concurrent.CountDownLatch;

/**
 * The driver's request that the receiver ends, and the receiver's report that all it had is stored.
 * A stream must not be stopped before: Spark closes the log of what was received before it has
 * given the last of it to a batch, and what came since the batch before would be lost.
 */
public final class ReceiverShutdown {
  private final CountDownLatch wanted = new CountDownLatch(1);
  private final CountDownLatch reached = new CountDownLatch(1);

  ReceiverShutdown() {}

  /** Asks the receiver to end; returns at once. */
  public void want() {
    wanted.countDown();
  }

  boolean wanted() {
    return wanted.getCount() == 0;
  }

  /** The receiver has ended. */
  void reach() {
    reached.countDown();
  }

  /** Whether the receiver has ended, and its last block is stored. */
  public boolean reached() {
    return reached.getCount() == 0;
  }
}
