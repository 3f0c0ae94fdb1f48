package recast.ingest;

import java.util.concurrent.CountDownLatch;
import org.apache.spark.api.plugin.DriverPlugin;

/**
 * The driver's wish that nothing more is received, and the receiver's word that all it had is
 * stored. A stream must not be stopped before: Spark closes the log of what was received before it
 * has given the last of it to a batch, and what came since the batch before would be lost.
 */
public final class EndOfStream implements DriverPlugin {
  /** An executor with a receiver asks whether it shall end. */
  static final String QUESTION = "shall it end?";

  /** All that the receiver of an executor had is stored, and nothing more comes. */
  static final String REACHED = "reached";

  private static final EndOfStream THIS_DRIVERS = new EndOfStream();

  private final CountDownLatch wanted = new CountDownLatch(1);
  private final CountDownLatch reached = new CountDownLatch(1);

  EndOfStream() {}

  /** That of the stream of this process. */
  public static EndOfStream ofThisDriver() {
    return THIS_DRIVERS;
  }

  /** Asks the receiver to end; returns at once. */
  public void want() {
    wanted.countDown();
  }

  /** Whether the receiver has ended, and its last block is stored. */
  public boolean reached() {
    return reached.getCount() == 0;
  }

  @Override
  public Object receive(Object message) {
    if (message.equals(REACHED)) {
      reached.countDown();
    }
    return wanted.getCount() == 0;
  }
}
