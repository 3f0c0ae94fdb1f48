package recast.driver;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;

/** The executor's side: starts and ends all parts. */
record ExecutorParts(List<ExecutorPlugin> parts) implements ExecutorPlugin {
  @Override
  public void init(PluginContext context, Map<String, String> extraConf) {
    parts.forEach(part -> part.init(context, extraConf));
  }

  @Override
  public void shutdown() {
    parts.forEach(ExecutorPlugin::shutdown);
  }
}
