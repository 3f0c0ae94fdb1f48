package recast.warm;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;

/** A thread on the executor that fetches and decodes what is incoming, at low priority. */
final class ExecutorSide implements ExecutorPlugin {
  private static final Logger LOG = LogManager.getLogger(ExecutorSide.class);
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

  private final CountDownLatch ended = new CountDownLatch(1);
  private PluginContext context;
  private long done;

  // A hint, nothing depends on it: where it is heeded, tasks come first.
  @SuppressWarnings("ThreadPriorityCheck")
  @Override
  public void init(PluginContext pluginContext, Map<String, String> extraConf) {
    context = pluginContext;
    Thread thread = new Thread(this::run, "recast-warm");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  @Override
  public void shutdown() {
    ended.countDown();
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

  /** Asks once and does what there is to do; returns the pause before the next time. */
  private long step() throws InterruptedException {
    try {
      Answer answer = Answer.fromWire(context.ask(new Question(context.executorID()).toWire()));
      if (answer.model() != null && answer.round() != done) {
        done = answer.round();
        context.send(new Report(context.executorID(), done, warm(answer)).toWire());
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

  /** Why the model is not fit to score here; empty when it is ready. */
  private static String warm(Answer answer) {
    try {
      answer.model().value().model();
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
