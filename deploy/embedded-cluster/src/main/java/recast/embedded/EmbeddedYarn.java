package recast.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.resourcemanager.ResourceManager;

/** A ResourceManager and its NodeManagers, in this process, on free ports of the loopback. */
final class EmbeddedYarn implements AutoCloseable {
  /** Where finished applications' logs lie on HDFS. */
  static final String LOGS = "/app-logs";

  private final ResourceManager resourceManager = new ResourceManager();
  private final List<Runnable> nodeManagerEndings = new CopyOnWriteArrayList<>();
  private int nodeManagers;

  /** Starts; {@code conf} gets the addresses. */
  void start(YarnConfiguration conf, Path data, int count)
      throws IOException, InterruptedException, TimeoutException {
    YarnSettings.apply(conf, data);
    resourceManager.init(conf);
    resourceManager.start();
    // It writes its ports into the configuration, some from another thread.
    Waiting.until("addresses of YARN", () -> YarnSettings.hasAddresses(conf));
    for (int i = 0; i < count; i++) {
      addNodeManager(conf, data);
    }
    awaitNodeManagers(count);
  }

  /**
   * Starts another NodeManager, then ends the oldest one in good order: its containers get a
   * SIGTERM, as those of a node that is decommissioned.
   */
  void replaceNodeManager(YarnConfiguration conf, Path data)
      throws InterruptedException, TimeoutException {
    int before = resourceManager.getResourceScheduler().getNumClusterNodes();
    addNodeManager(conf, data);
    awaitNodeManagers(before + 1);
    nodeManagerEndings.remove(0).run();
  }

  private void awaitNodeManagers(int count) throws InterruptedException, TimeoutException {
    Waiting.until(
        count + " nodemanagers",
        () -> resourceManager.getResourceScheduler().getNumClusterNodes() >= count);
  }

  private void addNodeManager(YarnConfiguration conf, Path data) {
    Path directory = data.resolve("nodemanager-" + nodeManagers);
    nodeManagers++;
    Configuration own = new Configuration(conf);
    own.set(YarnConfiguration.NM_LOCAL_DIRS, directory.resolve("local").toString());
    own.set(YarnConfiguration.NM_LOG_DIRS, directory.resolve("logs").toString());
    nodeManagerEndings.add(IsolatedDaemon.start(NodeManagerHost.class, own.getPropsWithPrefix("")));
  }

  /** Stops what was started; the containers end. */
  @Override
  public void close() {
    // The node managers first: they kill their containers, and nobody launches new ones.
    nodeManagerEndings.forEach(Runnable::run);
    resourceManager.stop();
  }
}
