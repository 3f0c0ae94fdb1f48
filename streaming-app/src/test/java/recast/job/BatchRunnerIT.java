package recast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.control.StatusReporter;
import recast.driver.DriverContext;
import recast.driver.RecastPlugin;
import recast.fixture.TestStore;
import recast.run.AppStatus;
import recast.score.ErrorThreshold;
import recast.sink.BatchPrinter;
import recast.sink.HdfsBatchSink;
import recast.sink.SourceOffsets;
import recast.store.Adoption;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.swap.DaemonThread;
import recast.swap.HostileFormat;
import recast.swap.MemoryBudget;
import recast.swap.ModelLoader;
import recast.swap.ModelSwap;
import recast.swap.Quarantine;
import recast.swap.TrialPolicy;

/** Batches on a Spark of one process: what is scored, written, printed and told. */
final class BatchRunnerIT {
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final int FILES = 2;

  private static DriverContext context;
  private static JavaSparkContext spark;

  private final StringBuilder printed = new StringBuilder();
  private final StatusReporter board =
      new StatusReporter(AppStatus.starting("app", "id", 1, "store", "h:1"), Clock.systemUTC());
  private TestStore store;
  private Path output;
  private ModelLoader loader;
  private DaemonThread loading;
  private BatchRunner runner;

  @BeforeAll
  static void startSpark() {
    SparkConf conf = new SparkConf().setMaster("local[2]").setAppName("a test");
    conf.set("spark.ui.enabled", "false");
    conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
    conf.set("spark.plugins", RecastPlugin.class.getName());
    context = DriverContext.create(Clock.systemUTC());
    spark = new JavaSparkContext(conf);
  }

  @AfterAll
  static void stopSpark() {
    spark.close();
  }

  @BeforeEach
  void wire(@TempDir Path directory) throws IOException {
    store = new TestStore(directory.resolve("a store"));
    output = directory.resolve("output");
    TrialPolicy terms = new TrialPolicy("app", "id", EPOCH, INTERVAL, 3);
    Quarantine quarantine = new Quarantine();
    ModelSwap swap =
        new ModelSwap(
            terms, store.reader(), store.ledger(), spark::broadcast, live -> {}, quarantine, board);
    loader =
        new ModelLoader(
            new MemoryBudget(2, 1 << 30, 1 << 30, Long.MAX_VALUE),
            context.warmUp(),
            quarantine,
            swap,
            board,
            Duration.ofDays(1));
    loading = DaemonThread.start("loads in a test", loader::run);
    runner =
        new BatchRunner(
            swap,
            (release, time) -> new HdfsBatchSink(output.toUri().toString(), release.number(), time),
            () -> FILES,
            new ErrorThreshold(0.05),
            new BatchPrinter(printed::append, 1, Clock.fixed(batch(9), ZoneOffset.UTC)),
            board,
            1);
  }

  @AfterEach
  void stopLoading() {
    loading.close();
  }

  @Test
  void aBatchIsScoredByOneReleaseAndWrittenWhole() throws Exception {
    adopt(store.publish(TestStore.CLONED));

    run(1, "7", "8");

    assertThat(written())
        .containsExactly(
            "release=1/batch=" + millis(1) + "/part-00000",
            "release=1/batch=" + millis(1) + "/part-00001");
    assertThat(printed()).contains("release 1 version 1 records 2").endsWith("070707\n");
    assertThat(board.status().batches().scored()).isEqualTo(2);
  }

  @Test
  void aBatchOfManyBlocksIsWrittenIntoFewFiles() throws Exception {
    adopt(store.publish(TestStore.CLONED));

    run(1, "1", "2", "3", "4", "5", "6", "7");

    assertThat(written()).hasSize(FILES);
    assertThat(board.status().batches().scored()).isEqualTo(7);
  }

  @Test
  void nothingIsSeenOfANewReleaseThatFailsABatch() throws Exception {
    adopt(store.publish(TestStore.CLONED));
    run(1, "7");
    adopt(store.publish(HostileFormat.ID, HostileFormat.AVERSE_TO_X));

    run(2, "x", "8");

    assertThat(written())
        .contains("release=1/batch=" + millis(2) + "/part-00000")
        .noneMatch(name -> name.contains("release=2"));
    assertThat(printed()).contains("release 1 version 1 records 2").doesNotContain("release 2");
    assertThat(store.ledger().at(batch(2))).map(Adoption::release).contains(new ReleaseNumber(1));
    AppStatus status = board.status();
    assertThat(status.batches().failed()).isZero();
    assertThat(status.model().adoptedRelease()).contains(new ReleaseNumber(1));
    assertThat(status.problems().rejection().orElseThrow())
        .startsWith("release 2: 1 of 2 records failed");
  }

  @Test
  void aReleaseThatHasProvenItselfStaysWhateverItFails() throws Exception {
    adopt(store.publish(TestStore.CLONED));
    run(1, "7");
    adopt(store.publish(HostileFormat.ID, HostileFormat.AVERSE_TO_X));
    run(2, "7");

    run(5, "x", "8");

    assertThat(written())
        .contains("release=2/batch=" + millis(5) + "/_errors-00000")
        .contains("release=2/batch=" + millis(5) + "/part-00001");
    assertThat(board.status().batches().failed()).isEqualTo(1);
    assertThat(board.status().problems().rejection()).isEmpty();
  }

  @Test
  void aFirstReleaseThatFailsScoresOnAndThatIsCritical() throws Exception {
    adopt(store.publish(HostileFormat.ID, HostileFormat.AVERSE_TO_X));

    run(1, "x", "8");

    assertThat(written())
        .containsExactly(
            "release=1/batch=" + millis(1) + "/_errors-00000",
            "release=1/batch=" + millis(1) + "/part-00001");
    assertThat(board.status().problems().critical().orElseThrow())
        .contains("release 1", "1 of 2 records");
  }

  @Test
  void anExecutorThatIsAliveIsWarmBeforeTheFirstBatch() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              adopt(store.publish(TestStore.CLONED));
              return board.status().model().adopted().orElseThrow().warmExecutors();
            },
            "1/1"::equals);
  }

  @Test
  void anEmptyBatchIsPrintedAndWritesNothing() throws Exception {
    adopt(store.publish(TestStore.CLONED));

    runner.run(spark.emptyRDD(), batch(1), SourceOffsets.NONE);

    assertThat(output).doesNotExist();
    assertThat(printed()).contains("release 1 version 1 records 0");
  }

  private void adopt(Release release) {
    loader.want(release);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> board.status().model().adoptedRelease().equals(Optional.of(release.number())));
  }

  /** Runs a batch in which each record is a partition. */
  private void run(int batch, String... records) throws Exception {
    List<String> lines = Arrays.asList(records);
    runner.run(spark.parallelize(lines, lines.size()), batch(batch), SourceOffsets.NONE);
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> output.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private String printed() {
    return printed.toString();
  }

  private static Instant batch(int number) {
    return EPOCH.plus(INTERVAL.multipliedBy(number));
  }

  private static long millis(int batch) {
    return batch(batch).toEpochMilli();
  }
}
