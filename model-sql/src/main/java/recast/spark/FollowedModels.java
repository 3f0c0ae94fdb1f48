package recast.spark;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import recast.hadoop.HadoopClientConfig;
import recast.model.Signature;
import recast.store.ModelStore;
import recast.swap.ContainerOverhead;
import recast.swap.DaemonThread;
import recast.swap.DecodedModels;
import recast.swap.MemoryBudget;
import recast.swap.ModelPool;
import recast.swap.SharedLiveModels;
import recast.warm.WarmUpCoordinator;

/**
 * The models that the application follows, by their names: what the plugin starts, and functions
 * and rule of SQL use. Thread-safe.
 */
public final class FollowedModels implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(FollowedModels.class);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

  // Spark makes the plugin and the extension by the names of their classes: nothing can be passed
  // from one to the other.
  private static final AtomicReference<FollowedModels> CURRENT = new AtomicReference<>();

  private final SparkContext spark;
  private final RecastSettings settings;
  private final Map<String, FollowedModel> models = new TreeMap<>();
  private final DaemonThread living;
  private final ExecutorService ending = Executors.newSingleThreadExecutor(FollowedModels::thread);

  private FollowedModels(SparkContext spark, RecastSettings settings, WarmUpCoordinator warmUp)
      throws IOException {
    this.spark = spark;
    this.settings = settings;
    SharedLiveModels live =
        new SharedLiveModels(
            now -> {
              warmUp.changed(now);
              // The driver decodes where it computes rows by itself, and no executor is there.
              DecodedModels.ofThisJvm().retain(now);
            });
    Configuration hadoop = HadoopClientConfig.bounded(spark.hadoopConfiguration());
    JavaSparkContext java = new JavaSparkContext(spark);
    for (Map.Entry<String, Path> model : settings.models().entrySet()) {
      ModelStore store = ModelStore.at(model.getValue(), hadoop, LOG::warn);
      ModelPool pool = new ModelPool(store.reader(), java::broadcast, live.part());
      models.put(
          model.getKey(),
          new FollowedModel(model.getKey(), store, pool, warmUp, this, settings.poll()));
    }
    this.living =
        DaemonThread.repeat(
            "recast-live",
            () -> {
              models.values().forEach(model -> model.live(Instant.now()));
              return SIGN_OF_LIFE;
            });
  }

  /** Starts to follow what is configured; from now on it is the current one. */
  static FollowedModels start(SparkContext spark, RecastSettings settings, WarmUpCoordinator warmUp)
      throws IOException {
    FollowedModels started = new FollowedModels(spark, settings, warmUp);
    LOG.info("Application {} follows {}", settings.app(), settings.models());
    CURRENT.set(started);
    return started;
  }

  /**
   * Those of this process.
   *
   * @throws IllegalStateException when the plugin is not there
   */
  public static FollowedModels current() {
    return Optional.ofNullable(CURRENT.get())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Recast follows no model: set spark.plugins="
                        + RecastPlugin.class.getName()
                        + " when the application starts"));
  }

  /** The names that are configured. */
  public Set<String> names() {
    return Set.copyOf(models.keySet());
  }

  /**
   * What a model reads and gives.
   *
   * @throws IOException when there is no model in its store
   */
  public Signature signature(String name) throws IOException, InterruptedException {
    return model(name).signature();
  }

  /**
   * The model for a plan: the one of its micro-batch, or outside of a query the newest that is
   * ready. Waits until there is one, and while the file system is away.
   *
   * @throws IOException when the batch was scored before, and its model is gone
   */
  public PinnedModel pin(String name, Optional<QueryBatch> batch)
      throws IOException, InterruptedException {
    return model(name).pin(batch);
  }

  /** One of the {@link #names}. */
  FollowedModel model(String name) {
    return models.get(name);
  }

  String app() {
    return settings.app();
  }

  String applicationId() {
    return spark.applicationId();
  }

  MemoryBudget budget() {
    return new MemoryBudget(
        settings.memoryFactor(),
        Runtime.getRuntime().maxMemory(),
        spark.conf().getSizeAsBytes("spark.executor.memory", "1g"),
        ContainerOverhead.ofModels(spark.conf()));
  }

  /** A run of a query has ended; returns at once. */
  void ended(UUID query, String run) {
    ending.execute(() -> models.values().forEach(model -> model.ended(query, run)));
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "recast-end");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    CURRENT.compareAndSet(this, null);
    living.close();
    ending.shutdown();
    models.values().forEach(FollowedModel::close);
  }
}
