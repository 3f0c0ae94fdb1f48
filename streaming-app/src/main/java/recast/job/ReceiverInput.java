package recast.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.Milliseconds;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import recast.cli.Endpoint;
import recast.ingest.LineReceiver;
import recast.ingest.ReceiverChannel;
import recast.ingest.SourceConnection;
import recast.line.LineCounts;

/** Batches of what a receiver has received; a checkpoint knows what is not scored yet. */
// DStreams carry a note that points to Structured Streaming; they are what this job is made of.
@SuppressWarnings("deprecation")
final class ReceiverInput implements StreamInput {
  private final JavaSparkContext spark;
  private final JobOptions options;
  private final List<Endpoint> servers;
  private final Checkpoint checkpoint;
  private final ReceiverChannel receiver;
  private final GracefulShutdown end;

  ReceiverInput(
      JavaSparkContext spark,
      JobOptions options,
      List<Endpoint> servers,
      Checkpoint checkpoint,
      ReceiverChannel receiver) {
    this.spark = spark;
    this.options = options;
    this.servers = servers;
    this.checkpoint = checkpoint;
    this.receiver = receiver;
    this.end = new GracefulShutdown(receiver.endOfStream(), Clock.systemUTC());
  }

  @Override
  public JavaStreamingContext open() {
    return JavaStreamingContext.getOrCreate(
        checkpoint.directory().toString(), this::fresh, spark.hadoopConfiguration());
  }

  private JavaStreamingContext fresh() {
    JavaStreamingContext streaming =
        new JavaStreamingContext(spark, Milliseconds.apply(options.batchInterval().toMillis()));
    streaming.receiverStream(new LineReceiver(servers, options.lines())).foreachRDD(new BatchJob());
    streaming.checkpoint(checkpoint.directory().toString());
    return streaming;
  }

  @Override
  public void started() {
    receiver.open();
  }

  @Override
  public void stopped() {
    // The receiver ended before.
  }

  @Override
  public SourceConnection source() {
    return receiver.source();
  }

  @Override
  public LineCounts counts() {
    return receiver.counts();
  }

  @Override
  public void completed(Instant batchTime) {
    end.completed(batchTime);
  }

  @Override
  public boolean drained() {
    return end.reached();
  }
}
