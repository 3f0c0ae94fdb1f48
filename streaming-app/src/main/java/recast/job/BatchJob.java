package recast.job;

import java.time.Instant;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.streaming.Time;

/**
 * All that a checkpoint keeps of what happens to a batch: a name. What does the work belongs to one
 * run of the driver, and is made again by the next.
 */
final class BatchJob implements VoidFunction2<JavaRDD<String>, Time> {
  private static volatile BatchRunner runner;
  private static volatile BatchSequence sequence;

  /** Names what runs the batches of this driver; to be called before the stream starts. */
  static void runBy(BatchRunner thisRun, BatchSequence ofThisRun) {
    runner = thisRun;
    sequence = ofThisRun;
  }

  @Override
  public void call(JavaRDD<String> records, Time time) throws Exception {
    Instant batchTime = Instant.ofEpochMilli(time.milliseconds());
    sequence.run(batchTime, () -> runner.run(records, batchTime));
  }
}
