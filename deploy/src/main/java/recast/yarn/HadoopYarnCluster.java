package recast.yarn;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerReport;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.QueueACL;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueUserACLInfo;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.ContainerNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.hadoop.HadoopClientConfig;
import recast.hadoop.HadoopErrors;
import recast.hadoop.KerberosLogin;

/** The cluster behind Hadoop's {@link YarnClient}, which is made with the first question. */
public final class HadoopYarnCluster implements YarnCluster {
  private final Configuration configuration;
  private volatile YarnClient client;
  private volatile List<NodeReport> nodes = List.of();

  private HadoopYarnCluster(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * The cluster that HADOOP_CONF_DIR names. Answers, or says that nobody does, within 30 s.
   *
   * @param keytab the credentials for a secure one; without them, the login of this process
   */
  public static YarnCluster connect(Optional<KerberosCredentials> keytab)
      throws IOException, CommandException {
    Configuration configuration = settings();
    if (configuration.getResource("yarn-site.xml") == null) {
      throw new CommandException(
          ExitCode.FAILED,
          "HADOOP_CONF_DIR '%s' has no yarn-site.xml; it must hold the configuration of a cluster"
              .formatted(System.getenv("HADOOP_CONF_DIR")));
    }
    if (keytab.isPresent()) {
      KerberosLogin.fromKeytab(keytab.get().principal(), keytab.get().file(), configuration);
    }
    return of(configuration);
  }

  /**
   * The cluster that {@code configuration} names, as the user that this process is.
   *
   * @param configuration with bounded retries
   */
  public static YarnCluster of(Configuration configuration) {
    return new HadoopYarnCluster(configuration);
  }

  /** The settings of a client of the cluster that HADOOP_CONF_DIR names, with bounded retries. */
  public static Configuration settings() {
    Configuration configuration = new YarnConfiguration(HadoopClientConfig.load());
    configuration.setLong("yarn.resourcemanager.connect.max-wait.ms", 2_000);
    configuration.setLong("yarn.resourcemanager.connect.retry-interval.ms", 1_000);
    configuration.setBoolean("yarn.timeline-service.enabled", false);
    return configuration;
  }

  @Override
  public Configuration configuration() {
    return configuration;
  }

  @Override
  public boolean isSecure() {
    return UserGroupInformation.isSecurityEnabled();
  }

  @Override
  public String user() throws IOException {
    return UserGroupInformation.getCurrentUser().getShortUserName();
  }

  @Override
  public List<ApplicationReport> tagged(String tag) throws CommandException {
    GetApplicationsRequest request = GetApplicationsRequest.newInstance();
    request.setApplicationTags(Set.of(tag));
    return list(request);
  }

  @Override
  public List<ApplicationReport> alive() throws IOException, CommandException {
    GetApplicationsRequest request = GetApplicationsRequest.newInstance(Runs.ALIVE);
    request.setUsers(Set.of(user()));
    return list(request);
  }

  private List<ApplicationReport> list(GetApplicationsRequest request) throws CommandException {
    return ask("list the applications", () -> client().getApplications(request));
  }

  @Override
  public ApplicationReport report(ApplicationId id) throws CommandException {
    return ask("look at " + id, () -> client().getApplicationReport(id));
  }

  @Override
  public Optional<ContainerReport> driver(ApplicationReport application) throws CommandException {
    return ask(
        "find the driver of " + application.getApplicationId(), () -> container(application));
  }

  @Override
  public boolean hadDriver(ApplicationReport application) throws CommandException {
    ApplicationAttemptId attempt = application.getCurrentApplicationAttemptId();
    return attempt.getAttemptId() > 1
        || ask(
            "look at " + attempt,
            () -> client().getApplicationAttemptReport(attempt).getAMContainerId() != null);
  }

  private Optional<ContainerReport> container(ApplicationReport application)
      throws YarnException, IOException {
    ContainerId id =
        client()
            .getApplicationAttemptReport(application.getCurrentApplicationAttemptId())
            .getAMContainerId();
    try {
      return id == null ? Optional.empty() : Optional.of(client().getContainerReport(id));
    } catch (ContainerNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public void kill(ApplicationId id) throws CommandException {
    ask(
        "kill " + id,
        () -> {
          client().killApplication(id);
          return id;
        });
  }

  @Override
  public List<NodeReport> nodes() throws YarnException, IOException {
    nodes = client().getNodeReports(NodeState.RUNNING);
    return nodes;
  }

  @Override
  public List<String> hosts() {
    return nodes.stream().map(node -> node.getNodeId().getHost()).toList();
  }

  @Override
  public Resource largest() throws YarnException, IOException {
    // The only call that tells; it takes a number of an application, which nobody misses.
    return client().createApplication().getNewApplicationResponse().getMaximumResourceCapability();
  }

  @Override
  public Optional<QueueInfo> queue(String name) throws YarnException, IOException {
    return Optional.ofNullable(client().getQueueInfo(name));
  }

  @Override
  public Set<QueueACL> rights(String queue) throws YarnException, IOException {
    return client().getQueueAclsInfo().stream()
        .filter(rights -> isNamed(rights.getQueueName(), queue))
        .map(QueueUserACLInfo::getUserAcls)
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private static boolean isNamed(String found, String asked) {
    return found.equals(asked) || found.endsWith("." + asked) || asked.endsWith("." + found);
  }

  @Override
  public Optional<String> version() {
    return YarnRestClient.version(configuration);
  }

  @Override
  public Optional<Configuration> resourceManagerSettings() {
    return YarnRestClient.settings(configuration);
  }

  @Override
  public Optional<Configuration> settings(NodeReport node) {
    return YarnRestClient.settings(node, configuration);
  }

  private synchronized YarnClient client() {
    if (client == null) {
      YarnClient created = YarnClient.createYarnClient();
      created.init(configuration);
      created.start();
      client = created;
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

  private static <T> T ask(String what, Question<T> question) throws CommandException {
    try {
      return question.ask();
    } catch (YarnException e) {
      throw new CommandException(ExitCode.FAILED, "YARN cannot " + what + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED, "Cannot ask YARN to " + what + ": " + HadoopErrors.of(e), e);
    }
  }

  private interface Question<T> {
    T ask() throws YarnException, IOException;
  }
}
