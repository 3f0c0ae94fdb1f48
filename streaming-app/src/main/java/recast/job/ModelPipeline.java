package recast.job;

import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.network.util.JavaUtils;
import recast.control.StatusReporter;
import recast.store.ModelStore;
import recast.store.StoreReader;
import recast.swap.ContainerOverhead;
import recast.swap.DaemonThread;
import recast.swap.MemoryBudget;
import recast.swap.ModelLoader;
import recast.swap.ModelSwap;
import recast.swap.Quarantine;
import recast.swap.TrialPolicy;
import recast.warm.WarmUpCoordinator;
import recast.watch.PointerWatcher;

/** The arrow of models: store, watch, load, swap. */
final class ModelPipeline implements AutoCloseable {
  private static final Duration LOAD_AGAIN = Duration.ofSeconds(2);
  private static final Duration RECORD_TRIAL = Duration.ofMillis(500);

  private final ModelSwap swap;
  private final DaemonThread watching;
  private final DaemonThread loading;
  private final DaemonThread recording;

  private ModelPipeline(
      ModelSwap swap, DaemonThread watching, DaemonThread loading, DaemonThread recording) {
    this.swap = swap;
    this.watching = watching;
    this.loading = loading;
    this.recording = recording;
  }

  /** Starts to follow the store; an attempt after the first one goes on with what it had before. */
  static ModelPipeline start(
      JavaSparkContext spark,
      ModelStore store,
      JobOptions options,
      TrialPolicy terms,
      RecoveredState earlier,
      StatusReporter board,
      WarmUpCoordinator warmUp)
      throws IOException, InterruptedException {
    StoreReader reader = store.reader();
    Quarantine quarantine = earlier.quarantine();
    ModelSwap swap =
        new ModelSwap(
            terms,
            reader,
            store.ledger(options.app()),
            spark::broadcast,
            warmUp,
            quarantine,
            board);
    if (earlier.adopted()) {
      // Before anything is loaded: what has scored before is not adopted again.
      swap.resume();
    }
    ModelLoader loader =
        new ModelLoader(budget(spark, options), warmUp, quarantine, swap, board, LOAD_AGAIN);
    PointerWatcher watcher =
        new PointerWatcher(
            reader,
            options.pollInterval(),
            RandomGenerator.getDefault(),
            new Following(board, loader));
    return new ModelPipeline(
        swap,
        DaemonThread.repeat("recast-watch", watcher::poll),
        DaemonThread.start("recast-load", loader::run),
        DaemonThread.repeat(
            "recast-trial",
            () -> {
              swap.recordTrial();
              return RECORD_TRIAL;
            }));
  }

  ModelSwap swap() {
    return swap;
  }

  private static MemoryBudget budget(JavaSparkContext spark, JobOptions options) {
    String executor = spark.getConf().get("spark.executor.memory", "1g");
    return new MemoryBudget(
        options.swaps().memoryFactor(),
        Runtime.getRuntime().maxMemory(),
        JavaUtils.byteStringAsBytes(executor),
        ContainerOverhead.ofModels(spark.getConf()));
  }

  @Override
  public void close() {
    watching.close();
    loading.close();
    recording.close();
  }
}
