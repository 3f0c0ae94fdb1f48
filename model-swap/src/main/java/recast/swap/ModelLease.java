package recast.swap;

import recast.record.RecordScorer;

/**
 * A decoded model in use: it is not closed before this is.
 *
 * @param scorer scores with the model
 * @param end gives it back
 */
public record ModelLease(RecordScorer scorer, Runnable end) implements AutoCloseable {
  @Override
  public void close() {
    end.run();
  }
}
