package recast.job;

import java.io.IOException;
import java.time.Instant;

/**
 * Runs batches one after another, and none after one that has failed. When a batch completes, Spark
 * forgets which blocks those before it were made of: one that has failed would come back without
 * its records. Batches come on one thread; any thread may ask whether one has failed.
 */
final class BatchSequence {
  /** Null as long as none has failed. */
  private volatile Instant failed;

  /** The work of one batch. */
  @FunctionalInterface
  interface Batch {
    void run() throws Exception;
  }

  /**
   * Runs the batch of {@code batchTime}.
   *
   * @throws IOException when a batch before it has failed
   */
  void run(Instant batchTime, Batch batch) throws Exception {
    requireNoFailure();
    boolean completed = false;
    try {
      batch.run();
      completed = true;
    } finally {
      if (!completed) {
        failed = batchTime;
      }
    }
  }

  /**
   * Returns as long as no batch has failed.
   *
   * @throws IOException when one has
   */
  void requireNoFailure() throws IOException {
    Instant time = failed;
    if (time != null) {
      throw new IOException(
          "The batch of %s has failed; the next attempt scores it, and all after it"
              .formatted(time));
    }
  }
}
