package recast.ingest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import recast.plugin.DriverChannel;

/**
 * Where there is a receiver: reports its connection to the driver, and ends it when the driver
 * wants that.
 */
public final class ReceiverShutdownPoller implements ExecutorPlugin {
  private static final Logger LOG = LogManager.getLogger(ReceiverShutdownPoller.class);
  private static final long PAUSE_MILLIS = 500;

  private final CountDownLatch over = new CountDownLatch(1);
  private DriverChannel driver;

  /** Whether a receiver has ended, and the driver does not know it yet. */
  private boolean ended;

  @Override
  public void init(PluginContext pluginContext, Map<String, String> extraConf) {
    driver = new DriverChannel(pluginContext);
    Thread thread = new Thread(this::run, "recast-end");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void shutdown() {
    over.countDown();
  }

  private void run() {
    try {
      while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      LOG.error("Interrupted: a stop may lose what was received last", e);
    }
  }

  private void look() throws InterruptedException {
    try {
      Optional<LineReceiver> receiver = LineReceiver.running();
      if (receiver.isPresent() && isToEnd(receiver.get())) {
        receiver.get().end();
        ended = true;
      }
      if (ended) {
        driver.send(new ReceiverMessage.Ended());
        ended = false;
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // The driver is away, or too busy: the next look asks it again, or reports again.
      LOG.warn("Cannot exchange messages with the driver: {}", e.toString(), e);
    }
  }

  // Spark's interface throws as much.
  private boolean isToEnd(LineReceiver receiver) throws Exception {
    ReceiverMessage report = receiver.report();
    return driver.ask(report, ReceiverMessage.Instruction.class).end();
  }
}
