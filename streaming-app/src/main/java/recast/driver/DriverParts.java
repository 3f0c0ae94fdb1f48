package recast.driver;

import java.util.Map;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.PluginContext;
import recast.metrics.StatusGauges;

/** The driver's side: hands each message to its part, and registers the gauges. */
record DriverParts(Map<Part, DriverPlugin> parts) implements DriverPlugin {
  @Override
  public void registerMetrics(String applicationId, PluginContext context) {
    StatusGauges.register(context.metricRegistry());
  }

  @Override
  public Object receive(Object message) throws Exception {
    PartMessage received = PartMessage.fromWire(message);
    return parts.get(received.part()).receive(received.body());
  }
}
