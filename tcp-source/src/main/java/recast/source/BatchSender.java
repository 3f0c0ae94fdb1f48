package recast.source;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Moves records to the audience when they are due, until there are no more. */
final class BatchSender implements Callable<Long> {
  private final Records records;
  private final RateLimiter pace;
  private final BatchConsumer audience;
  private long left;

  /** Ends after {@code count} records, or earlier with the last record. */
  BatchSender(Records records, RateLimiter pace, long count, BatchConsumer audience) {
    this.records = records;
    this.pace = pace;
    this.left = count;
    this.audience = audience;
  }

  /** Returns how many records there were. */
  @Override
  public Long call() throws IOException, InterruptedException {
    boolean ended = false;
    try {
      long sent = send();
      audience.end();
      ended = true;
      return sent;
    } finally {
      // Whatever it was, an Error too: nobody must wait for records that do not come.
      if (!ended) {
        audience.fail();
      }
    }
  }

  private long send() throws IOException, InterruptedException {
    long sent = 0;
    while (left > 0) {
      Batch batch = records.next((int) Math.min(pace.permits(), left));
      if (batch.records() == 0) {
        break;
      }
      audience.send(batch);
      pace.spent(batch.records());
      left -= batch.records();
      sent += batch.records();
    }
    return sent;
  }
}
