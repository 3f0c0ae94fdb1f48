package recast.schedule;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.UndeclaredThrowableException;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.Messages;
import recast.hadoop.HadoopClientConfig;
import recast.hadoop.KerberosLogin;
import recast.hadoop.QualifiedPaths;

/**
 * The cluster that HADOOP_CONF_DIR names. The one class here that needs Hadoop's: cron does without
 * them.
 */
final class HadoopCluster {
  private final Configuration configuration;

  private HadoopCluster(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * Reads the configuration; no server of the cluster is asked.
   *
   * @param keytab the credentials for a secure one; without them, the login of this process
   */
  static HadoopCluster configured(Optional<KerberosCredentials> keytab)
      throws IOException, CommandException {
    Configuration configuration = new YarnConfiguration(HadoopClientConfig.load());
    if (FileSystem.getDefaultUri(configuration).getScheme().equals("file")) {
      throw new CommandException(
          ExitCode.FAILED,
          "HADOOP_CONF_DIR '%s' names no file system of a cluster, and Oozie cannot see this machine's; it must hold the core-site.xml of the cluster"
              .formatted(System.getenv("HADOOP_CONF_DIR")));
    }
    if (keytab.isPresent()) {
      KerberosLogin.fromKeytab(keytab.get().principal(), keytab.get().file(), configuration);
    }
    return new HadoopCluster(configuration);
  }

  /** Runs an action as the user of this process on the cluster, also against servers beside it. */
  <T> T loggedIn(PrivilegedExceptionAction<T> action) throws Exception {
    try {
      return UserGroupInformation.getCurrentUser().doAs(action);
    } catch (UndeclaredThrowableException e) {
      if (e.getCause() instanceof CommandException told) {
        throw told;
      }
      throw e;
    }
  }

  /** What Oozie must know of it. */
  ClusterAddresses addresses() throws IOException {
    boolean several = configuration.getBoolean(YarnConfiguration.RM_HA_ENABLED, false);
    String nameNode = FileSystem.getDefaultUri(configuration).toString().replaceFirst("/+$", "");
    String user = UserGroupInformation.getCurrentUser().getShortUserName();
    return new ClusterAddresses(
        nameNode,
        several
            ? configuration.get(YarnConfiguration.RM_CLUSTER_ID, "yarn")
            : configuration.get(YarnConfiguration.RM_ADDRESS, YarnConfiguration.DEFAULT_RM_ADDRESS),
        user,
        nameNode + configuration.get("dfs.user.home.dir.prefix", "/user") + "/" + user);
  }

  /** The same path with the server that it leaves out: Oozie takes no other. */
  String address(String path) throws IOException {
    return QualifiedPaths.withAuthority(new Path(path), configuration).toString();
  }

  /**
   * Writes files, whether they are there or not.
   *
   * @param directory on this cluster
   * @param files their bytes, by their paths in the directory
   */
  void put(String directory, Map<String, byte[]> files) throws CommandException {
    try {
      Path path = new Path(directory);
      FileSystem fileSystem = path.getFileSystem(configuration);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        try (OutputStream out = fileSystem.create(new Path(path, file.getKey()), true)) {
          out.write(file.getValue());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // The second for hosts that do not resolve.
      throw new CommandException(
          ExitCode.FAILED,
          "Cannot write the files of the schedule into %s: %s; HADOOP_CONF_DIR must be that of a running cluster, and --app-path may name another directory"
              .formatted(directory, Messages.of(e)),
          e);
    }
  }
}
