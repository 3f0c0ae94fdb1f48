package recast.driver;

import java.util.List;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;
import recast.ingest.ReceiverShutdownPoller;
import recast.warm.ExecutorSide;

/**
 * The one plugin of the application that {@code spark.plugins} names: executors warm up models and
 * end their receiver. Spark makes one on the driver and one on each executor, as its context
 * starts.
 */
public final class RecastPlugin implements SparkPlugin {
  @Override
  public DriverPlugin driverPlugin() {
    return new DriverEndpoint(DriverContext.current());
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorParts(List.of(new ExecutorSide(), new ReceiverShutdownPoller()));
  }
}
