package recast.job;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.SourceAddress;
import recast.control.ControlChannel;
import recast.control.StatusReporter;
import recast.driver.BatchProcessor;
import recast.driver.DriverContext;
import recast.driver.RecastPlugin;
import recast.hadoop.HadoopClientConfig;
import recast.hadoop.QualifiedPaths;
import recast.metrics.MetricsSource;
import recast.metrics.StatusGauges;
import recast.run.AppStatus;
import recast.run.AppStatus.Phase;
import recast.run.OutputOwner;
import recast.run.RunDirectory;
import recast.sink.BatchPrinter;
import recast.sink.HdfsBatchSink;
import recast.sink.NullSink;
import recast.store.AdoptionLedger;
import recast.store.ModelStore;
import recast.store.StoreException;
import recast.swap.DaemonThread;
import recast.swap.ModelSwap;
import recast.swap.TrialPolicy;

/**
 * One run of the application: watch, load, swap, score. Only the batches run on Spark's threads;
 * watching, loading and communicating with the operator have a thread each.
 */
final class StreamingJob {
  private static final Logger LOG = LogManager.getLogger(StreamingJob.class);
  private static final Duration GLANCE = Duration.ofMillis(500);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);
  private static final Duration OUTPUT_AGAIN = Duration.ofSeconds(5);
  private static final String PLUGINS = "spark.plugins";

  private final JobOptions options;
  private final Configuration hadoop = HadoopClientConfig.load();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Clock clock = Clock.systemUTC();
  private final DriverContext context = DriverContext.create(clock);

  StreamingJob(JobOptions options) {
    this.options = options;
  }

  /** Runs until the operator requests a stop; the data received by then is processed. */
  void run() throws IOException, InterruptedException, CommandException {
    // The context comes first: YARN gives a driver 100 s to make one, a first model may take
    // longer. Closed only at a good end: a failure ends the process, and nothing else is done.
    JavaSparkContext spark = new JavaSparkContext(configuration());
    run(spark);
    spark.close();
  }

  private void run(JavaSparkContext spark)
      throws IOException, InterruptedException, CommandException {
    ModelStore store = ModelStore.at(options.store(), hadoop, LOG::warn);
    String id = spark.sc().applicationId();
    if (!SingleRunGuard.claim(store.epochs(options.app()), options, id)) {
      // As a failure it would be started again, to fail again.
      return;
    }
    StatusReporter board = new StatusReporter(starting(spark, store), clock);
    new MetricsSource(StatusGauges.of(board::status)).register();
    RunDirectory control = RunDirectory.own(id, hadoop);
    ControlChannel operator = new ControlChannel(control, board, stop::countDown);
    AdoptionLedger ledger = store.ledger(options.app());
    try (DaemonThread controlled = DaemonThread.repeat("recast-control", operator::exchange);
        DaemonThread living = DaemonThread.repeat("recast-live", () -> signOfLife(ledger))) {
      follow(spark, store, board, control);
      recordEnd(ledger);
      board.phase(Phase.STOPPED);
    } finally {
      operator.exchange();
    }
  }

  private SparkConf configuration() {
    SparkConf conf = new SparkConf().setAppName(options.app());
    String others = conf.get(PLUGINS, "");
    String ours = RecastPlugin.class.getName();
    return conf.set(PLUGINS, others.isEmpty() ? ours : others + "," + ours);
  }

  private AppStatus starting(JavaSparkContext spark, ModelStore store) {
    return AppStatus.starting(
        options.app(),
        spark.sc().applicationId(),
        attempt(spark),
        store.reader().name(),
        options.source().toString());
  }

  /** Which of YARN's attempts to run this application this is. */
  private static int attempt(JavaSparkContext spark) {
    return Integer.parseInt(spark.sc().applicationAttemptId().getOrElse(() -> "1"));
  }

  private Duration signOfLife(AdoptionLedger ledger) {
    try {
      ledger.alive(clock.instant());
      ledger.prune(clock.instant());
    } catch (StoreException e) {
      LOG.warn("{}; publishers that wait may take this application for dead", e.getMessage(), e);
    }
    return SIGN_OF_LIFE;
  }

  /** An application that has done all of its work has not failed because it cannot record that. */
  private static void recordEnd(AdoptionLedger ledger) {
    try {
      ledger.ended();
    } catch (StoreException e) {
      LOG.warn("{}; publishers that wait find out by themselves", e.getMessage(), e);
    }
  }

  private void follow(
      JavaSparkContext spark, ModelStore store, StatusReporter board, RunDirectory control)
      throws IOException, InterruptedException, CommandException {
    Checkpoint checkpoint = new Checkpoint(control.checkpoint());
    String id = spark.sc().applicationId();
    RecoveredState earlier = RecoveredState.of(store.reader(), options.app(), id);
    Optional<Instant> begun = checkpoint.newest(hadoop);
    TrialPolicy terms =
        new TrialPolicy(
            options.app(),
            id,
            earlier.start(clock.instant(), begun),
            options.batchInterval(),
            options.swaps().trialBatches());
    try (ModelPipeline feed =
        ModelPipeline.start(spark, store, options, terms, earlier, board, context.warmUp())) {
      if (firstModel(feed.swap(), control, begun.isPresent())) {
        BatchSequence sequence = new BatchSequence();
        BatchRunner runner =
            new BatchRunner(
                feed.swap(),
                sinks(),
                options.outputFiles().<IntSupplier>map(n -> () -> n).orElse(() -> cores(spark)),
                options.swaps().errors(),
                new BatchPrinter(DriverStdout.open(), options.print(), clock),
                board,
                options.print());
        OutputRoom room = new OutputRoom(board::output, OUTPUT_AGAIN);
        BatchProcessor processor =
            (records, time, offsets) ->
                sequence.run(time, () -> room.await(() -> runner.run(records, time, offsets)));
        // What an earlier attempt has received is processed before any stop.
        if (begun.isPresent() || ExecutorBarrier.came(spark, board, stop)) {
          new BatchStream(input(spark, checkpoint, processor), sequence, board, stop).run();
        }
      }
    }
  }

  /** Of the executors that are there now. */
  private static int cores(JavaSparkContext spark) {
    int executors = spark.sc().getExecutorMemoryStatus().size() - 1;
    return Math.max(1, executors * spark.getConf().getInt("spark.executor.cores", 1));
  }

  private StreamInput input(JavaSparkContext spark, Checkpoint checkpoint, BatchProcessor processor)
      throws IOException {
    if (options.source() instanceof SourceAddress.Kafka kafka) {
      return KafkaInput.behindTheOutput(spark, options, kafka, processor, hadoop);
    }
    if (options.source() instanceof SourceAddress.Numbered numbered) {
      return NumberedInput.behindTheOutput(spark, options, numbered, processor, hadoop);
    }
    SourceAddress.Lines lines = (SourceAddress.Lines) options.source();
    context.processBatchesWith(processor);
    return new ReceiverInput(spark, options, lines.servers(), checkpoint, context.receiver());
  }

  /**
   * Waits for a first model; false when a stop was requested before one came.
   *
   * @param begun whether an earlier attempt has left data to process, before which there is no stop
   */
  private boolean firstModel(ModelSwap swap, RunDirectory control, boolean begun)
      throws IOException, InterruptedException, CommandException {
    Instant started = control.started();
    while (begun || stop.getCount() > 0) {
      if (swap.awaitFirst(GLANCE)) {
        return true;
      }
      if (options.modelTimeout().isPresent()
          && started.plus(options.modelTimeout().get()).isBefore(clock.instant())) {
        throw new CommandException(
            ExitCode.FAILED,
            "No model came to %s within %s; publish one, or submit without --on-no-model fail"
                .formatted(options.store(), Durations.print(options.modelTimeout().get())));
      }
    }
    return false;
  }

  private BatchRunner.Sinks sinks() throws IOException, CommandException {
    if (options.output().isEmpty()) {
      return (release, batchTime) -> new NullSink();
    }
    // Named in full, since executors may have another default file system.
    Path root = QualifiedPaths.qualified(new Path(options.output().get()), hadoop);
    String owner = OutputOwner.of(root, hadoop).claim(options.app());
    if (!owner.equals(options.app())) {
      throw new CommandException(
          ExitCode.CONFLICT, "Output %s belongs to application %s".formatted(root, owner));
    }
    String output = root.toString();
    return (release, batchTime) -> new HdfsBatchSink(output, release.number(), batchTime);
  }
}
