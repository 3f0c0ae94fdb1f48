package recast.ingest;

import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;

/** What {@code spark.plugins} names, so that driver and receiver can agree on the end. */
public final class ReceiverPlugin implements SparkPlugin {
  @Override
  public DriverPlugin driverPlugin() {
    return ReceiverChannel.ofThisDriver();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ReceiverShutdownPoller();
  }
}
