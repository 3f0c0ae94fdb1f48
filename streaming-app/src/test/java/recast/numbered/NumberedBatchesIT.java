package recast.numbered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.Milliseconds;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.line.LineCounts;
import recast.line.LineFormat;
import recast.sink.SourceOffsets;

/** Batches of a source on a Spark of one process. */
@SuppressWarnings("deprecation")
final class NumberedBatchesIT {
  private static final LineFormat FORMAT = new LineFormat(10, "UTF-8");
  private static final int RECEIVERS = 3;
  private static final int LIMIT = 50;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private static JavaSparkContext spark;

  private final List<String> scored = new CopyOnWriteArrayList<>();
  private final List<Integer> tasks = new CopyOnWriteArrayList<>();
  private final List<SourceOffsets> progress = new CopyOnWriteArrayList<>();
  private final AtomicLong reported = new AtomicLong();
  private volatile boolean stopping;
  private ScriptedSource source;
  private SourcePoller poller;
  private JavaStreamingContext streaming;
  private NumberedBatches batches;

  @BeforeAll
  static void startSpark() {
    SparkConf conf = new SparkConf().setMaster("local[2]").setAppName("a test");
    conf.set("spark.ui.enabled", "false");
    conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
    spark = new JavaSparkContext(conf);
  }

  @AfterAll
  static void stopSpark() {
    spark.close();
  }

  @BeforeEach
  void open() throws IOException {
    source = new ScriptedSource();
    poller = new SourcePoller(source.asSource());
    streaming = new JavaStreamingContext(spark, Milliseconds.apply(100));
    batches =
        NumberedBatches.open(
            streaming,
            source.asSource(),
            poller,
            SourceOffsets.NONE,
            new NumberedBatches.Reading(FORMAT, Optional.of(RECEIVERS), LIMIT),
            this::process);
    streaming.addStreamingListener(new Reported());
  }

  @AfterEach
  void close() throws IOException {
    streaming.stop(false, false);
    poller.close();
    source.close();
  }

  @Test
  void everyRecordComesOnceInBatchesThatTasksRead() {
    source.add(120);
    source.add("x".repeat(11));
    source.fail(ScriptedSource.Fault.PLAIN);
    poller.poll();
    assertThat(batches.source().problem().orElseThrow()).contains("plain lines");
    poller.poll();
    source.fail(ScriptedSource.Fault.BREAK);
    streaming.start();

    await().atMost(TIMEOUT).until(() -> scored.size() == 120);
    await().atMost(TIMEOUT).until(() -> reported.get() == 121);
    await().atMost(TIMEOUT).until(() -> tasks.contains(0));

    assertThat(scored)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 120).mapToObj(Integer::toString).toList());
    assertThat(tasks).containsOnly(0, RECEIVERS);
    assertThat(batches.counts()).isEqualTo(new LineCounts(1, 0, 0));
    assertThat(progress)
        .contains(at(50), at(100), at(121))
        .doesNotContain(at(120))
        .last()
        .isEqualTo(at(121));
    poller.poll();
    assertThat(source.first()).isEqualTo(121);
  }

  @Test
  void recordsOfABatchThatIsSkippedStayInTheSource() {
    source.add(LIMIT);
    poller.poll();
    stopping = true;
    streaming.start();

    await().atMost(TIMEOUT).until(() -> reported.get() == LIMIT);

    poller.poll();
    assertThat(source.first()).isZero();
    assertThat(scored).isEmpty();
  }

  private boolean process(JavaRDD<String> records, Instant batchTime, SourceOffsets offsets) {
    if (stopping) {
      return false;
    }
    tasks.add(records.getNumPartitions());
    List<String> all = new ArrayList<>(records.collect());
    scored.addAll(all);
    progress.add(offsets);
    return true;
  }

  private static SourceOffsets at(long next) {
    return new SourceOffsets(List.of(new SourceOffsets.Next("first", 0, next)));
  }

  /** What the web page of Spark shows. */
  private final class Reported implements StreamingListener {
    @Override
    public void onBatchCompleted(StreamingListenerBatchCompleted completed) {
      reported.addAndGet(completed.batchInfo().numRecords());
    }
  }
}
