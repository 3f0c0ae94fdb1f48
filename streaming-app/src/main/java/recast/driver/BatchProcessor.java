package recast.driver;

import java.time.Instant;
import org.apache.spark.api.java.JavaRDD;
import recast.sink.SourceOffsets;

/** Processes the batches of a stream, one after another. */
@FunctionalInterface
public interface BatchProcessor {
  /**
   * Processes one batch.
   *
   * @param offsets up to where the batch goes in its source
   * @return whether it was scored; false when the stream ends before it, and its records are left
   *     to the next run
   * @throws Exception when the batch has failed, which fails the attempt
   */
  boolean process(JavaRDD<String> records, Instant batchTime, SourceOffsets offsets)
      throws Exception;
}
