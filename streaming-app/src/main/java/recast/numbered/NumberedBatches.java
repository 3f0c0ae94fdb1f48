package recast.numbered;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import recast.driver.BatchProcessor;
import recast.ingest.LineCounters;
import recast.ingest.SourceConnection;
import recast.line.LineCounts;
import recast.line.LineFormat;
import recast.sink.SourceOffsets;
import scala.reflect.ClassTag$;

/** A stream of batches that are ranges of records. Thread-safe. */
// DStreams carry a note that points to Structured Streaming; they are what this job is made of.
@SuppressWarnings("deprecation")
public final class NumberedBatches {
  private final SourcePoller poller;
  private final BatchPlanner planner;
  private final PlannedBatches batches;
  private final LineCounters counters;

  private NumberedBatches(SourcePoller poller, BatchPlanner planner, LineCounters counters) {
    this.poller = poller;
    this.planner = planner;
    this.batches = new PlannedBatches(planner, poller::state);
    this.counters = counters;
  }

  /**
   * How batches are read.
   *
   * @param format how their lines are read
   * @param receivers how many tasks read a batch; nothing: one for each core
   * @param limit how many records a batch has at most
   */
  public record Reading(LineFormat format, Optional<Integer> receivers, long limit) {}

  /**
   * Adds the batches to {@code streaming}.
   *
   * @param poller asks the source what it holds
   * @param start up to where the output goes
   */
  public static NumberedBatches open(
      JavaStreamingContext streaming,
      NumberedSource source,
      SourcePoller poller,
      SourceOffsets start,
      Reading reading,
      BatchProcessor processor) {
    LineCounters counters = LineCounters.of(streaming.sparkContext().sc());
    BatchPlanner planner = new BatchPlanner(start, reading.limit(), Clock.systemUTC());
    NumberedBatches opened = new NumberedBatches(poller, planner, counters);
    NumberedStream stream =
        new NumberedStream(
            streaming.ssc(),
            opened.batches,
            new ReadRanges(source, reading.format(), counters),
            reading.receivers());
    // What the output holds is scored, also when the last attempt could not acknowledge it.
    poller.acknowledge(start);
    new JavaDStream<>(stream, ClassTag$.MODULE$.<String>apply(String.class))
        .foreachRDD((records, time) -> opened.process(records, time, processor));
    return opened;
  }

  private void process(JavaRDD<String> records, Time time, BatchProcessor processor)
      throws Exception {
    Instant batchTime = Instant.ofEpochMilli(time.milliseconds());
    SourceOffsets offsets = batches.at(batchTime).offsets();
    boolean scored = processor.process(records, batchTime, offsets);
    batches.processed(batchTime);
    if (scored) {
      poller.acknowledge(offsets);
    }
  }

  /** The connection to the source now, and what is wrong with what that holds. */
  public SourceConnection source() {
    SourceConnection connection = poller.connection();
    return connection.connected() ? planner.judged() : connection;
  }

  /** What became of records that are not sound, so far. */
  public LineCounts counts() {
    return counters.counts();
  }
}
