package recast.metrics;

import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * What {@code spark.plugins} names, so that the driver's metrics have those of {@link
 * StatusGauges}.
 */
public final class MetricsPlugin implements SparkPlugin {
  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public void registerMetrics(String applicationId, PluginContext context) {
        StatusGauges.register(context.metricRegistry());
      }
    };
  }

  /** Executors add nothing to what Spark measures of them. */
  @Override
  public ExecutorPlugin executorPlugin() {
    return null;
  }
}
