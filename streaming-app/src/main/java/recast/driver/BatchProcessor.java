package recast.driver;

import java.time.Instant;
import org.apache.spark.api.java.JavaRDD;

/** Processes the batches of a stream, one after another. */
@FunctionalInterface
public interface BatchProcessor {
  /**
   * Processes one batch.
   *
   * @throws Exception when the batch has failed, which fails the attempt
   */
  void process(JavaRDD<String> records, Instant batchTime) throws Exception;
}
