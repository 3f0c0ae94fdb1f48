package recast.schedule;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import recast.cli.CommandException;
import recast.cli.ExitCode;

/**
 * What Oozie must know of the cluster, and of whoever asks.
 *
 * @param nameNode the default file system
 * @param resourceManager the address of the ResourceManager, or the name under which several of
 *     them are one
 * @param home of the user
 */
record ClusterAddresses(String nameNode, String resourceManager, String user, Path home) {
  /** The cluster of {@code configuration}; nobody is asked. */
  static ClusterAddresses of(Configuration configuration) throws IOException, CommandException {
    if (FileSystem.getDefaultUri(configuration).getScheme().equals("file")) {
      throw new CommandException(
          ExitCode.FAILED,
          "HADOOP_CONF_DIR '%s' names no file system of a cluster, and Oozie cannot see this machine's; it must hold the core-site.xml of the cluster"
              .formatted(System.getenv("HADOOP_CONF_DIR")));
    }
    boolean several = configuration.getBoolean(YarnConfiguration.RM_HA_ENABLED, false);
    return new ClusterAddresses(
        FileSystem.getDefaultUri(configuration).toString(),
        several
            ? configuration.get(YarnConfiguration.RM_CLUSTER_ID, "yarn")
            : configuration.get(YarnConfiguration.RM_ADDRESS, YarnConfiguration.DEFAULT_RM_ADDRESS),
        UserGroupInformation.getCurrentUser().getShortUserName(),
        FileSystem.get(configuration).getHomeDirectory());
  }
}
