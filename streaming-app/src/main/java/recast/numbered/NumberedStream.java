package recast.numbered;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.StreamingContext;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.dstream.InputDStream;
import org.apache.spark.streaming.scheduler.StreamInputInfo;
import recast.cli.ApplicationSettings;
import scala.Option;
import scala.reflect.ClassTag$;

/**
 * A stream of Spark whose batches are ranges of records, which executors read. It waits for
 * nothing: Spark calls it on the thread that makes all batches.
 */
// DStreams carry a note that points to Structured Streaming; they are what this job is made of.
@SuppressWarnings("deprecation")
final class NumberedStream extends InputDStream<String> {
  private static final long serialVersionUID = 1;

  private final transient StreamingContext streaming;
  private final transient JavaSparkContext spark;
  private final transient PlannedBatches batches;
  private final transient ReadRanges reading;
  private final int tasks;

  /**
   * @param reading what a task does
   * @param receivers how many tasks read a batch; nothing: one for each core, up to {@link
   *     ApplicationSettings#MOST_RECEIVERS}
   */
  NumberedStream(
      StreamingContext streaming,
      PlannedBatches batches,
      ReadRanges reading,
      Optional<Integer> receivers) {
    super(streaming, ClassTag$.MODULE$.apply(String.class));
    this.streaming = streaming;
    this.spark = new JavaSparkContext(streaming.sparkContext());
    this.batches = batches;
    this.reading = reading;
    this.tasks = receivers.orElse(0);
  }

  @Override
  public void start() {
    // The source is polled by a thread of its own.
  }

  @Override
  public void stop() {
    // Nothing was started.
  }

  @Override
  public Option<RDD<String>> compute(Time batchTime) {
    Optional<RecordRange> range = batches.make(Instant.ofEpochMilli(batchTime.milliseconds()));
    // What the web page of Spark shows as the input of the batch.
    streaming
        .scheduler()
        .inputInfoTracker()
        .reportInfo(
            batchTime,
            new StreamInputInfo(
                id(), range.map(RecordRange::count).orElse(0L), StreamInputInfo.apply$default$3()));
    return Option.apply(range.map(this::records).orElseGet(spark::emptyRDD).rdd());
  }

  private JavaRDD<String> records(RecordRange range) {
    int cores = Math.min(spark.defaultParallelism(), ApplicationSettings.MOST_RECEIVERS);
    List<RecordRange> parts = range.split(tasks == 0 ? cores : tasks);
    return spark.parallelize(parts, parts.size()).mapPartitions(reading);
  }
}
