package recast.sink;

import java.io.IOException;
import recast.score.OutcomeSink;

/**
 * Takes one batch. The driver begins and commits; executors, which receive a copy, write partitions
 * in between. What is not committed is never seen.
 */
public interface BatchSink extends java.io.Serializable {
  void begin() throws IOException;

  /** The sink of one partition, for one attempt to score it. */
  OutcomeSink partition(int index, long attempt) throws IOException;

  /**
   * Lets the batch appear.
   *
   * @param offsets up to where it goes in its source
   */
  void commit(SourceOffsets offsets) throws IOException;

  /** Drops what was written. */
  void abort() throws IOException;
}
