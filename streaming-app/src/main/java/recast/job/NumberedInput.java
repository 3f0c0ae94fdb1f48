package recast.job;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.Milliseconds;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import recast.cli.SourceAddress;
import recast.driver.BatchProcessor;
import recast.ingest.SourceConnection;
import recast.line.LineCounts;
import recast.numbered.NumberedBatches;
import recast.numbered.NumberedSource;
import recast.numbered.SourcePoller;
import recast.sink.SourceOffsets;
import recast.swap.DaemonThread;

/**
 * Batches of records that their source numbers, and keeps until they are in the output. There is no
 * receiver and no checkpoint: an attempt begins where the output ends.
 */
// DStreams carry a note that points to Structured Streaming; they are what this job is made of.
@SuppressWarnings("deprecation")
final class NumberedInput implements StreamInput {
  private static final Logger LOG = LogManager.getLogger(NumberedInput.class);

  /** In records per second; without it a batch takes all that the source has. */
  private static final String MAX_RATE = "spark.streaming.receiver.maxRate";

  private final JavaSparkContext spark;
  private final JobOptions options;
  private final NumberedSource source;
  private final SourcePoller poller;
  private final SourceOffsets start;
  private final BatchProcessor processor;
  private volatile Optional<Opened> opened = Optional.empty();

  /** What is there once the stream is open. */
  private record Opened(NumberedBatches batches, DaemonThread polling) {}

  private NumberedInput(
      JavaSparkContext spark,
      JobOptions options,
      NumberedSource source,
      SourceOffsets start,
      BatchProcessor processor) {
    this.spark = spark;
    this.options = options;
    this.source = source;
    this.poller = new SourcePoller(source);
    this.start = start;
    this.processor = processor;
  }

  /**
   * An input that begins where the output ends, or, if that holds nothing, with the oldest record
   * that the source has.
   */
  static NumberedInput behindTheOutput(
      JavaSparkContext spark,
      JobOptions options,
      SourceAddress.Numbered source,
      BatchProcessor processor,
      Configuration hadoop)
      throws IOException {
    return new NumberedInput(
        spark,
        options,
        NumberedSource.of(source.servers(), options.app()),
        OutputStart.of(options.output(), hadoop, () -> SourceOffsets.NONE),
        processor);
  }

  @Override
  public JavaStreamingContext open() {
    JavaStreamingContext streaming =
        new JavaStreamingContext(spark, Milliseconds.apply(options.batchInterval().toMillis()));
    NumberedBatches batches =
        NumberedBatches.open(
            streaming,
            source,
            poller,
            start,
            new NumberedBatches.Reading(
                options.lines(),
                options.reading().receivers(),
                recordsPerBatch(spark.getConf().getLong(MAX_RATE, 0), options.batchInterval())),
            processor);
    opened = Optional.of(new Opened(batches, DaemonThread.repeat("recast-source", poller::poll)));
    return streaming;
  }

  /**
   * How many records a batch has at most.
   *
   * @param perSecond no limit when it is not above 0
   */
  static long recordsPerBatch(long perSecond, Duration interval) {
    boolean limited = perSecond > 0 && perSecond <= Long.MAX_VALUE / interval.toMillis();
    return limited ? Math.max(1, perSecond * interval.toMillis() / 1_000) : Long.MAX_VALUE;
  }

  @Override
  public void started() {
    // The source was asked before.
  }

  @Override
  public void stopped() {
    opened.orElseThrow().polling().close();
    try {
      poller.close();
    } catch (IOException e) {
      // The next attempt acknowledges what the output holds.
      LOG.warn("Cannot acknowledge the last batch: {}", e.toString(), e);
    }
  }

  @Override
  public SourceConnection source() {
    return opened.orElseThrow().batches().source();
  }

  @Override
  public LineCounts counts() {
    return opened.orElseThrow().batches().counts();
  }

  @Override
  public void completed(Instant batchTime) {
    // Nothing waits for it: the batch is acknowledged once it is in the output.
  }

  /** What is not scored stays in the source. */
  @Override
  public boolean drained() {
    return true;
  }
}
