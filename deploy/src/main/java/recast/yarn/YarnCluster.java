package recast.yarn;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerReport;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.QueueACL;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.cli.CommandException;

/**
 * A YARN cluster, and the applications on it, as one user sees them. Every application of Recast
 * carries the tag {@value #TAG}.
 *
 * <p>One command opens it, asks from one thread or from several, and closes it; a call that is
 * still waiting for the cluster then fails. Each call asks the cluster: nothing is cached but
 * {@link #hosts}. Calls about applications fail with a {@link CommandException} that names what was
 * asked; its cause tells a {@link ClusterOutage} from a refusal. Calls about queues and nodes throw
 * what the client of YARN throws, since a check reports it in its own words.
 */
public interface YarnCluster extends AutoCloseable {
  /** The tag of all applications of Recast. */
  String TAG = "recast";

  /** A tag that no other run has. */
  static String newTag() {
    return TAG + "-" + UUID.randomUUID();
  }

  /** The settings of Hadoop with which the cluster and its default file system are asked. */
  Configuration configuration();

  /** Whether clients have to prove who they are. */
  boolean isSecure();

  /** The short name of the user that this process is to the cluster. */
  String user() throws IOException;

  /** The home of this user on the cluster's default file system. */
  default Path home() throws IOException {
    FileContext files = FileContext.getFileContext(configuration());
    return files.makeQualified(files.getHomeDirectory());
  }

  /** All runs of this name that YARN remembers, of any user. */
  default Runs runs(String app) throws IOException, CommandException {
    return new Runs(
        user(), tagged(TAG).stream().filter(report -> report.getName().equals(app)).toList());
  }

  /** All applications with this tag that YARN remembers, of any user. */
  List<ApplicationReport> tagged(String tag) throws CommandException;

  /** All applications of this user that are alive, also those that are not Recast's. */
  List<ApplicationReport> alive() throws IOException, CommandException;

  ApplicationReport report(ApplicationId id) throws CommandException;

  /** The container of the driver; empty while it is started or cleared away. */
  Optional<ContainerReport> driver(ApplicationReport application) throws CommandException;

  /** Whether YARN has ever given a driver of it a container. */
  boolean hadDriver(ApplicationReport application) throws CommandException;

  /** Ends an application at once; of one that has ended nothing happens. */
  void kill(ApplicationId id) throws CommandException;

  /** The NodeManagers that run. */
  List<NodeReport> nodes() throws YarnException, IOException;

  /** The hosts of the NodeManagers that were seen last; none when nobody has asked yet. */
  List<String> hosts();

  /** The largest container that the cluster gives. */
  Resource largest() throws YarnException, IOException;

  /** A queue, by its name or its path. */
  Optional<QueueInfo> queue(String name) throws YarnException, IOException;

  /** What this user may do with a queue. */
  Set<QueueACL> rights(String queue) throws YarnException, IOException;

  /** The version of the ResourceManager; empty when its web pages are closed to us. */
  Optional<String> version();

  /** With which settings the ResourceManager runs; empty when its web pages are closed to us. */
  Optional<Configuration> resourceManagerSettings();

  /** With which settings a NodeManager runs; empty when its web pages are closed to us. */
  Optional<Configuration> settings(NodeReport node);

  @Override
  void close();
}
