package recast.warm;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import recast.plugin.DriverChannel;
import recast.swap.DecodedModels;
import recast.warm.WarmUpMessage.Assignment;
import recast.warm.WarmUpMessage.Decoded;
import recast.warm.WarmUpMessage.Failed;
import recast.warm.WarmUpMessage.Poll;
import recast.warm.WarmUpMessage.Task;

/**
 * Two threads on an executor: one asks the driver for warm-up tasks, which also shows that the
 * executor is alive, and closes models that are no longer in use; the other fetches and decodes,
 * which may take much longer, at low priority.
 */
public final class ExecutorSide implements ExecutorPlugin {
  private static final Logger LOG = LogManager.getLogger(ExecutorSide.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService warming = Executors.newSingleThreadExecutor(ExecutorSide::thread);
  private DriverChannel driver;
  private long begun;

  @Override
  public void init(PluginContext pluginContext, Map<String, String> extraConf) {
    driver = new DriverChannel(pluginContext);
    Thread asking = new Thread(this::run, "recast-ask");
    asking.setDaemon(true);
    asking.start();
  }

  // A hint, nothing depends on it: where it is heeded, tasks come first.
  @SuppressWarnings("ThreadPriorityCheck")
  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "recast-warm");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  @Override
  public void shutdown() {
    ended.countDown();
    warming.shutdownNow();
  }

  private void run() {
    try {
      Duration pause = Duration.ZERO;
      while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = step();
      }
    } catch (InterruptedException e) {
      LOG.error("Interrupted: models are no longer warmed up on this executor", e);
    }
  }

  /** Asks once, and starts the task there is; returns the pause before the next time. */
  private Duration step() throws InterruptedException {
    try {
      Assignment assignment = driver.ask(new Poll(driver.executor()), Assignment.class);
      DecodedModels.ofThisJvm().retain(assignment.live());
      if (assignment instanceof Task task && task.round() != begun) {
        begun = task.round();
        warming.execute(() -> report(task));
      }
      return assignment.pause();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // The driver is not there, or too busy; a model that is not warm is fetched by its first
      // task.
      LOG.warn("Cannot ask the driver for a warm-up task: {}", e.toString(), e);
      return PAUSE_AFTER_FAILURE;
    }
  }

  private void report(Task task) {
    try {
      driver.send(warm(task));
    } catch (Exception e) {
      // Spark ends an executor for what a thread does not catch, and a driver may be on its way
      // out.
      LOG.warn("Cannot report to the driver that a model is ready: {}", e.toString(), e);
    }
  }

  private WarmUpMessage warm(Task task) {
    try {
      task.model().value().warm();
      return new Decoded(driver.executor(), task.round());
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      // Spark throws checked exceptions without a word, such as for a broadcast that is gone.
      LOG.error("Cannot decode the incoming model", e);
      return new Failed(driver.executor(), task.round(), e.toString());
    }
  }
}
