package recast.store;

import java.time.Duration;
import java.time.Instant;

/**
 * Where the numbered batches of a query lie on the axis of times on which those of an application
 * lie: batch n is n milliseconds after the epoch. Files of a store hold the number.
 */
public final class QueryBatches {
  /** From a batch to the next one. */
  public static final Duration INTERVAL = Duration.ofMillis(1);

  private QueryBatches() {}

  /** The place of a batch. */
  public static Instant instant(long batch) {
    return Instant.ofEpochMilli(batch);
  }

  /** The batch at a place. */
  public static long batch(Instant instant) {
    return instant.toEpochMilli();
  }
}
