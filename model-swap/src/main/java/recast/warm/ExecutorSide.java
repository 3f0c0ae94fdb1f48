package recast.warm;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;

/**
 * Two threads on the executor: one asks what is incoming, which also says that the executor is
 * alive; the other fetches and decodes it, which may take much longer, at low priority.
 */
final class ExecutorSide implements ExecutorPlugin {
  private static final Logger LOG = LogManager.getLogger(ExecutorSide.class);
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService warming = Executors.newSingleThreadExecutor(ExecutorSide::thread);
  private PluginContext context;
  private long begun;

  @Override
  public void init(PluginContext pluginContext, Map<String, String> extraConf) {
    context = pluginContext;
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
      long pause = 0;
      while (!ended.await(pause, TimeUnit.MILLISECONDS)) {
        pause = step();
      }
    } catch (InterruptedException e) {
      LOG.error("Interrupted: models are no longer warmed up on this executor", e);
    }
  }

  /** Asks once, and has done what there is to do; returns the pause before the next time. */
  private long step() throws InterruptedException {
    try {
      WarmUpTask answer =
          WarmUpTask.fromWire(context.ask(new WarmUpPoll(context.executorID()).toWire()));
      if (answer.model() != null && answer.round() != begun) {
        begun = answer.round();
        warming.execute(() -> report(answer));
      }
      return answer.pauseMillis();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // The driver is not there, or too busy; a model that is not warm is fetched by its first
      // task.
      LOG.warn("Cannot ask the driver what is incoming: {}", e.toString(), e);
      return PAUSE_AFTER_FAILURE_MILLIS;
    }
  }

  private void report(WarmUpTask answer) {
    try {
      context.send(new WarmUpResult(context.executorID(), answer.round(), warm(answer)).toWire());
    } catch (IOException | RuntimeException e) {
      // Spark ends an executor for what a thread does not catch, and a driver may be on its way
      // out.
      LOG.warn("Cannot tell the driver that a model is ready: {}", e.toString(), e);
    }
  }

  /** Why the model is not fit to score here; empty when it is ready. */
  private static String warm(WarmUpTask answer) {
    try {
      answer.model().value().warm();
      return "";
    } catch (IOException
        | RuntimeException
        | LinkageError
        | StackOverflowError
        | OutOfMemoryError e) {
      LOG.error("Cannot decode the incoming model", e);
      return e.toString();
    }
  }
}
