package recast.driver;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.resource.ResourceInformation;

/** What one part sees of Spark: its messages reach its own side on the driver. */
record PartContext(Part part, PluginContext plugin) implements PluginContext {
  @Override
  public void send(Object message) throws IOException {
    plugin.send(new PartMessage(part, message).toWire());
  }

  // Spark's interface throws as much.
  @Override
  public Object ask(Object message) throws Exception {
    return plugin.ask(new PartMessage(part, message).toWire());
  }

  @Override
  public MetricRegistry metricRegistry() {
    return plugin.metricRegistry();
  }

  @Override
  public SparkConf conf() {
    return plugin.conf();
  }

  @Override
  public String executorID() {
    return plugin.executorID();
  }

  @Override
  public String hostname() {
    return plugin.hostname();
  }

  @Override
  public Map<String, ResourceInformation> resources() {
    return plugin.resources();
  }
}
