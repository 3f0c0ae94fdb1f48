package recast.bench;

import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.Milliseconds;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import recast.cli.Console;
import recast.run.BatchHeader;
import recast.store.ReleaseNumber;
import recast.store.Version;

/**
 * A job as tutorials show it: {@code socketTextStream}, and a function for each line that does what
 * the model of the demonstration does. It prints its batches as the application does.
 */
public final class BareIngestJob {
  private BareIngestJob() {}

  /** {@code NAME HOST PORT BATCH_MS [CHECKPOINT]}. */
  // DStreams carry a note that points to Structured Streaming; they are what is compared.
  @SuppressWarnings("deprecation")
  public static void main(String[] args) throws Exception {
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName(args[0]))) {
      JavaStreamingContext streaming =
          args.length < 5
              ? open(spark, args)
              : JavaStreamingContext.getOrCreate(
                  args[4],
                  () -> {
                    JavaStreamingContext fresh = open(spark, args);
                    fresh.checkpoint(args[4]);
                    return fresh;
                  },
                  new Configuration(spark.hadoopConfiguration()));
      streaming.start();
      streaming.awaitTermination();
    }
  }

  @SuppressWarnings("deprecation")
  private static JavaStreamingContext open(JavaSparkContext spark, String... args) {
    JavaStreamingContext streaming =
        new JavaStreamingContext(spark, Milliseconds.apply(Long.parseLong(args[3])));
    streaming
        .socketTextStream(args[1], Integer.parseInt(args[2]), StorageLevel.MEMORY_AND_DISK_SER())
        .map(line -> line.repeat(3))
        .foreachRDD(BareIngestJob::count);
    return streaming;
  }

  /** Scores a batch, and prints its header. */
  static void count(JavaRDD<String> scored, Time time) {
    long records = scored.count();
    Instant batch = Instant.ofEpochMilli(time.milliseconds());
    BatchHeader header =
        new BatchHeader(
            batch,
            new ReleaseNumber(1),
            new Version(1),
            records,
            Duration.between(batch, Instant.now()));
    Console.out().println(header.print());
  }
}
