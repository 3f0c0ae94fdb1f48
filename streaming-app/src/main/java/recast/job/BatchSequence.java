package recast.job;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs no batch after one that has failed, and none once it is closed; Spark calls it for one batch
 * after another. When a batch completes, Spark forgets which blocks those before it were made of:
 * one that has failed would come back without its records. Batches come on one thread; any thread
 * may ask whether one has failed.
 */
final class BatchSequence {
  /** Why no batch runs any more; empty as long as batches do. */
  private volatile String refusal = "";

  private final Lock running = new ReentrantLock();
  private boolean closed;

  /** The work of one batch. */
  @FunctionalInterface
  interface Batch {
    void run() throws Exception;
  }

  /**
   * Runs the batch of {@code batchTime}, unless the sequence is closed; false when it is.
   *
   * @throws IOException when a batch before it has failed, or the sequence has ended
   */
  boolean run(Instant batchTime, Batch batch) throws Exception {
    running.lockInterruptibly();
    try {
      if (closed) {
        return false;
      }
      runNext(batchTime, batch);
      return true;
    } finally {
      running.unlock();
    }
  }

  /**
   * Lets no batch begin any more, since none that comes has records to score, or can be read again;
   * returns once the one that runs is over.
   */
  void close() throws InterruptedException {
    running.lockInterruptibly();
    try {
      closed = true;
    } finally {
      running.unlock();
    }
  }

  private void runNext(Instant batchTime, Batch batch) throws Exception {
    requireNoFailure();
    boolean completed = false;
    try {
      batch.run();
      completed = true;
    } finally {
      if (!completed) {
        refusal =
            "The batch of %s has failed; the next attempt scores it, and all after it"
                .formatted(batchTime);
      }
    }
  }

  /**
   * Returns as long as no batch has failed.
   *
   * @throws IOException when one has
   */
  void requireNoFailure() throws IOException {
    if (!refusal.isEmpty()) {
      throw new IOException(refusal);
    }
  }

  /** No further batch runs: the stream has failed, maybe before it made a batch of its blocks. */
  void end() {
    if (refusal.isEmpty()) {
      refusal = "The stream has failed; the next attempt goes on";
    }
  }
}
