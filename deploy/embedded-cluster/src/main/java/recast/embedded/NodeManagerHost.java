package recast.embedded;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.nodemanager.NodeManager;

/** One NodeManager; started by {@link IsolatedDaemon}, hence public. */
public final class NodeManagerHost {
  private NodeManagerHost() {}

  /** Starts it; to run what is returned stops it, with its containers. */
  public static Runnable start(Map<String, String> settings) {
    DefaultMetricsSystem.setMiniClusterMode(true);
    YarnConfiguration conf = new YarnConfiguration();
    settings.forEach(conf::set);
    // It uploads logs while the process ends: no hook may close its file system before.
    conf.setBoolean("fs.automatic.close", false);
    NodeManager nodeManager =
        new NodeManager() {
          @Override
          protected void doSecureLogin() throws IOException {
            // The default asks for this machine's name, which need not resolve, also where nobody
            // logs in.
            if (UserGroupInformation.isSecurityEnabled()) {
              super.doSecureLogin();
            }
          }
        };
    nodeManager.init(conf);
    nodeManager.start();
    return nodeManager::stop;
  }
}
