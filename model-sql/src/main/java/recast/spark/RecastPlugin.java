package recast.spark;

import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;
import recast.warm.ExecutorSide;

/**
 * What {@code spark.plugins} names in an application that is not the shipped one: the driver
 * follows the models that {@code spark.recast.model.NAME} names, the executors warm them up. See
 * {@link RecastSettings} for all settings.
 */
public final class RecastPlugin implements SparkPlugin {
  @Override
  public DriverPlugin driverPlugin() {
    return new DriverSide();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorSide();
  }
}
