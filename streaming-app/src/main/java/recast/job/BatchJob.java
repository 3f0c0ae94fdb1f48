package recast.job;

import java.time.Instant;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.streaming.Time;
import recast.driver.DriverContext;
import recast.sink.SourceOffsets;

/**
 * All that a checkpoint keeps of the processing of a batch: the name of this class. The processor
 * belongs to one attempt, and the next attempt sets its own.
 */
final class BatchJob implements VoidFunction2<JavaRDD<String>, Time> {
  @Override
  public void call(JavaRDD<String> records, Time time) throws Exception {
    Instant batchTime = Instant.ofEpochMilli(time.milliseconds());
    DriverContext.current().batchProcessor().process(records, batchTime, SourceOffsets.NONE);
  }
}
