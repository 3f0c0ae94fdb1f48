package recast.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.streaming.Milliseconds;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import recast.cli.Console;
import recast.cli.Endpoint;
import recast.hadoop.HadoopClientConfig;
import recast.ingest.LineReceiver;
import recast.line.LineFormat;
import recast.model.ModelBytes;
import recast.model.ModelFormats;
import recast.record.RecordScorer;
import recast.score.PartitionScore;
import recast.score.PartitionScorer;
import recast.sink.BatchPrinter;
import recast.sink.HdfsBatchSink;
import recast.sink.SourceOffsets;
import recast.store.ModelStore;
import recast.store.Release;
import recast.store.StoreReader;

/**
 * The way that tutorials show: the model is loaded and broadcast inside of {@code transform}, every
 * so often, whether it has changed or not. Reads the same store and source and writes the same
 * output as the application, so that nothing but the way of swapping differs.
 */
public final class NaiveJob {
  private static StoreReader store;
  private static Release release;
  private static Broadcast<ModelBytes> broadcast;
  private static Instant loaded;

  // On an executor.
  private static RecordScorer decoded;
  private static long decodedFrom = -1;

  private NaiveJob() {}

  /** {@code NAME STORE HOST PORT OUTPUT BATCH_MS RELOAD_MS}. */
  // DStreams carry a note that points to Structured Streaming; they are what is compared.
  @SuppressWarnings("deprecation")
  public static void main(String[] args) throws Exception {
    Endpoint server = new Endpoint(args[2], Integer.parseInt(args[3]));
    Duration reload = Duration.ofMillis(Long.parseLong(args[6]));
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName(args[0]))) {
      store = ModelStore.at(new Path(args[1]), HadoopClientConfig.load()).reader();
      load(spark);
      JavaStreamingContext streaming =
          new JavaStreamingContext(spark, Milliseconds.apply(Long.parseLong(args[5])));
      streaming
          .receiverStream(new LineReceiver(List.of(server), LineFormat.DEFAULT))
          .transform(
              lines -> {
                if (Duration.between(loaded, Instant.now()).compareTo(reload) > 0) {
                  broadcast.unpersist();
                  load(spark);
                }
                return lines;
              })
          .foreachRDD((lines, time) -> score(lines, time, args[4]));
      streaming.start();
      streaming.awaitTermination();
    }
  }

  private static void load(JavaSparkContext spark) throws Exception {
    release = store.current().orElseThrow();
    broadcast = spark.broadcast(store.payload(release));
    loaded = Instant.now();
  }

  /** Once for each broadcast in this process, as an object that is broadcast would be. */
  private static synchronized RecordScorer decoded(Broadcast<ModelBytes> bytes, String format)
      throws IOException {
    if (decodedFrom != bytes.id()) {
      decoded =
          RecordScorer.decode(
              ModelFormats.installed().named(format), bytes.value().open(), Optional.empty());
      decodedFrom = bytes.id();
    }
    return decoded;
  }

  private static void score(JavaRDD<String> lines, Time time, String output) throws Exception {
    Instant batchTime = Instant.ofEpochMilli(time.milliseconds());
    HdfsBatchSink sink = new HdfsBatchSink(output, release.number(), batchTime);
    Broadcast<ModelBytes> bytes = broadcast;
    String format = release.payload().format();
    sink.begin();
    List<PartitionScore> scores =
        lines
            .mapPartitionsWithIndex(
                (index, records) -> {
                  RecordScorer model = decoded(bytes, format);
                  try (var partition = sink.partition(index, TaskContext.get().taskAttemptId())) {
                    return List.of(new PartitionScorer(model, 1).score(records, partition))
                        .iterator();
                  }
                },
                true)
            .collect();
    sink.commit(SourceOffsets.NONE);
    new BatchPrinter(Console.out()::print, 1, Clock.systemUTC()).print(batchTime, release, scores);
  }
}
