package recast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.Milliseconds;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.junit.jupiter.api.Test;
import recast.control.StatusReporter;
import recast.ingest.SourceConnection;
import recast.line.LineCounts;
import recast.run.AppStatus;

/** The end of a stream on a Spark of one process. */
@SuppressWarnings("deprecation")
final class BatchStreamIT {
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  /** Spark's own graceful stop takes up to two intervals. */
  @Test
  void aStopWaitsForNoBatchThatHasNothingToDo() throws Exception {
    Instant begun = Instant.now();

    run(new BatchSequence());

    assertThat(Duration.between(begun, Instant.now())).isLessThan(INTERVAL.dividedBy(2));
  }

  @Test
  void aStopDoesNotEndWellWhenABatchHasFailed() {
    BatchSequence failed = new BatchSequence();
    assertThatThrownBy(() -> failed.run(Instant.EPOCH, BatchStreamIT::fail));

    assertThatThrownBy(() -> run(failed))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has failed");
  }

  private static void fail() throws IOException {
    throw new IOException("no space left");
  }

  /** Runs a stream whose stop was requested before. */
  private static void run(BatchSequence sequence) throws IOException, InterruptedException {
    SparkConf conf = new SparkConf().setMaster("local[2]").setAppName("a test");
    conf.set("spark.ui.enabled", "false");
    conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      StatusReporter board =
          new StatusReporter(AppStatus.starting("app", "id", 1, "store", "h:1"), Clock.systemUTC());
      new BatchStream(new Drained(spark), sequence, board, new CountDownLatch(0)).run();
    }
  }

  /** An input from which nothing comes. */
  private record Drained(JavaSparkContext spark) implements StreamInput {
    @Override
    public JavaStreamingContext open() {
      JavaStreamingContext streaming =
          new JavaStreamingContext(spark, Milliseconds.apply(INTERVAL.toMillis()));
      streaming.<String>queueStream(new ArrayDeque<>()).foreachRDD(batch -> {});
      return streaming;
    }

    @Override
    public void started() {}

    @Override
    public void stopped() {}

    @Override
    public SourceConnection source() {
      return new SourceConnection.Open();
    }

    @Override
    public LineCounts counts() {
      return LineCounts.NONE;
    }

    @Override
    public void completed(Instant batchTime) {}

    @Override
    public boolean drained() {
      return true;
    }
  }
}
