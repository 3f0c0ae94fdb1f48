package recast.job;

import java.time.Instant;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import recast.ingest.SourceConnection;
import recast.line.LineCounts;

/** Where the batches of a stream come from. */
// DStreams carry a note that points to Structured Streaming; they are what this job is made of.
@SuppressWarnings("deprecation")
interface StreamInput {
  /** The stream, from a checkpoint or fresh; not started. */
  JavaStreamingContext open();

  /** The stream has started. */
  void started();

  /** The stream was stopped, and all its batches are done. */
  void stopped();

  /** The connection to the source now. */
  SourceConnection source();

  /** What became of lines that were no sound records. */
  LineCounts counts();

  /** Spark has completed the batch of {@code batchTime}. */
  void completed(Instant batchTime);

  /**
   * Whether no batch that has not begun is needed: all that was received is scored, or can be read
   * again. To be asked again and again once a stop was requested, by one thread.
   */
  boolean drained();
}
