package recast.driver;

import java.util.Map;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;

/** The executor's side: starts and ends all parts. */
record ExecutorParts(Map<Part, ExecutorPlugin> parts) implements ExecutorPlugin {
  @Override
  public void init(PluginContext context, Map<String, String> extraConf) {
    parts.forEach((part, plugin) -> plugin.init(new PartContext(part, context), extraConf));
  }

  @Override
  public void shutdown() {
    parts.values().forEach(ExecutorPlugin::shutdown);
  }
}
