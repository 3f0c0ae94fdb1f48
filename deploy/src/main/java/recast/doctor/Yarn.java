package recast.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.QueueACL;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueUserACLInfo;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** What YARN offers. Connects with the first question. */
public final class Yarn implements AutoCloseable {
  private final Configuration configuration;
  private YarnClient client;
  private List<NodeReport> nodes = List.of();

  /**
   * @param configuration with bounded retries
   */
  public Yarn(Configuration configuration) {
    this.configuration = configuration;
  }

  Configuration configuration() {
    return configuration;
  }

  /** The NodeManagers that run. */
  synchronized List<NodeReport> nodes() throws YarnException, IOException {
    nodes = client().getNodeReports(NodeState.RUNNING);
    return nodes;
  }

  /** The hosts of the NodeManagers that were seen last; none when nobody has asked yet. */
  synchronized List<String> hosts() {
    return nodes.stream().map(node -> node.getNodeId().getHost()).toList();
  }

  /** The largest container that it gives. */
  synchronized Resource largest() throws YarnException, IOException {
    // The only call that tells; it takes a number of an application, which nobody misses.
    return client().createApplication().getNewApplicationResponse().getMaximumResourceCapability();
  }

  /** A queue, by its name or its path. */
  synchronized Optional<QueueInfo> queue(String name) throws YarnException, IOException {
    return Optional.ofNullable(client().getQueueInfo(name));
  }

  /** What the one who asks may do with a queue. */
  synchronized Set<QueueACL> rights(String queue) throws YarnException, IOException {
    return client().getQueueAclsInfo().stream()
        .filter(rights -> isNamed(rights.getQueueName(), queue))
        .map(QueueUserACLInfo::getUserAcls)
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private static boolean isNamed(String found, String asked) {
    return found.equals(asked) || found.endsWith("." + asked) || asked.endsWith("." + found);
  }

  private YarnClient client() {
    if (client == null) {
      client = YarnClient.createYarnClient();
      client.init(configuration);
      client.start();
    }
    return client;
  }

  @Override
  public void close() {
    // Not synchronized: somebody may still wait for an answer.
    YarnClient connected = client;
    if (connected != null) {
      connected.stop();
    }
  }
}
