package recast.job;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.Milliseconds;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import recast.cli.Console;
import recast.control.AppStatus;
import recast.control.AppStatus.Phase;
import recast.control.ControlDirectory;
import recast.control.OperatorLine;
import recast.control.StatusBoard;
import recast.ingest.LineReceiver;
import recast.sink.BatchDirectory;
import recast.sink.BatchPrinter;
import recast.sink.NoOutput;
import recast.store.ClientConfiguration;
import recast.store.ModelStore;
import recast.swap.ModelLoader;
import recast.swap.ModelSwap;
import recast.watch.PointerWatcher;

/**
 * One run of the application: watch, load, swap, score. Only the batches run on Spark's threads;
 * watching, loading and speaking with the operator have a thread each.
 */
final class StreamingJob {
  private static final Duration GLANCE = Duration.ofMillis(500);
  private static final Duration LOAD_AGAIN = Duration.ofSeconds(2);

  private final JobOptions options;
  private final Configuration hadoop = ClientConfiguration.load();
  private final CountDownLatch stop = new CountDownLatch(1);

  StreamingJob(JobOptions options) {
    this.options = options;
  }

  /** Runs until the operator wants a stop; the data received by then is processed. */
  void run() throws IOException, InterruptedException {
    // The context comes first: YARN gives a driver 100 s to make one, a first model may take
    // longer.
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName(options.app()))) {
      ModelStore store = ModelStore.at(options.store(), hadoop);
      String id = spark.sc().applicationId();
      StatusBoard board =
          new StatusBoard(
              AppStatus.starting(
                  options.app(),
                  id,
                  attempt(spark),
                  store.reader().name(),
                  options.source().toString()),
              Clock.systemUTC());
      OperatorLine operator =
          new OperatorLine(ControlDirectory.own(id, hadoop), board, stop::countDown);
      try (DaemonThread speaking = DaemonThread.repeat("recast-speak", operator::speak);
          SwapJournal journal = new SwapJournal(board, store.adoptions(), Clock.systemUTC())) {
        follow(spark, store, board, journal);
      } finally {
        board.phase(Phase.STOPPED);
        operator.speak();
      }
    }
  }

  /** Which of YARN's attempts to run this application this is. */
  private static int attempt(JavaSparkContext spark) {
    return Integer.parseInt(spark.sc().applicationAttemptId().getOrElse(() -> "1"));
  }

  private void follow(
      JavaSparkContext spark, ModelStore store, StatusBoard board, SwapJournal journal)
      throws IOException, InterruptedException {
    ModelSwap swap = new ModelSwap(journal);
    ModelLoader loader =
        new ModelLoader(store.reader(), spark::broadcast, swap, journal, LOAD_AGAIN);
    PointerWatcher watcher =
        new PointerWatcher(
            store.reader(),
            options.pollInterval(),
            RandomGenerator.getDefault(),
            new Following(board, loader));
    try (DaemonThread watching = DaemonThread.repeat("recast-watch", watcher::poll);
        DaemonThread loading = DaemonThread.start("recast-load", loader::run)) {
      stream(spark, swap, board);
    }
  }

  // DStreams carry a note that points to Structured Streaming; they are what this job is made of.
  @SuppressWarnings("deprecation")
  private void stream(JavaSparkContext spark, ModelSwap swap, StatusBoard board)
      throws IOException, InterruptedException {
    if (!firstModel(swap)) {
      return;
    }
    JavaStreamingContext streaming =
        new JavaStreamingContext(spark, Milliseconds.apply(options.batchInterval().toMillis()));
    streaming.addStreamingListener(new SparkEvents(board));
    BatchPrinter printer = new BatchPrinter(Console.out(), options.print());
    streaming
        .receiverStream(new LineReceiver(options.source().host(), options.source().port()))
        .foreachRDD(new BatchJob(swap, sinks(), printer, board, options.print()));
    streaming.start();
    board.phase(Phase.RUNNING);
    while (!streaming.awaitTerminationOrTimeout(GLANCE.toMillis())) {
      if (stop.getCount() == 0) {
        board.phase(Phase.STOPPING);
        streaming.stop(false, true);
      }
    }
  }

  /** Waits for a first model; false when a stop was wanted before one came. */
  private boolean firstModel(ModelSwap swap) throws InterruptedException {
    while (stop.getCount() > 0) {
      if (swap.awaitFirst(GLANCE)) {
        return true;
      }
    }
    return false;
  }

  private BatchJob.Sinks sinks() throws IOException {
    if (options.output().isEmpty()) {
      return (release, batchTime) -> new NoOutput();
    }
    Path root = new Path(options.output().get());
    // Named in full, since executors may have another default file system.
    String output = FileContext.getFileContext(hadoop).makeQualified(root).toString();
    return (release, batchTime) -> new BatchDirectory(output, release.number(), batchTime);
  }
}
