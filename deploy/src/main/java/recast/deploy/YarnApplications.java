package recast.deploy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
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

/** The applications of ours that YARN knows. Everything of ours carries the tag {@value #TAG}. */
final class YarnApplications implements AutoCloseable {
  static final String TAG = "recast";

  private final YarnClient client = YarnClient.createYarnClient();
  private final Configuration configuration;

  private YarnApplications(Configuration configuration) {
    this.configuration = configuration;
    client.init(configuration);
    client.start();
  }

  /**
   * The cluster that HADOOP_CONF_DIR names. Answers, or says that nobody does, within 30 s.
   *
   * @param keytab the credentials for a secure one; without them, the login of this process
   */
  static YarnApplications connect(Optional<KerberosCredentials> keytab)
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
    return new YarnApplications(configuration);
  }

  /** The cluster that {@code configuration} names, as the user that this process is. */
  static YarnApplications of(Configuration configuration) {
    return new YarnApplications(configuration);
  }

  /** The settings of a client of the cluster that HADOOP_CONF_DIR names, with bounded retries. */
  static Configuration settings() {
    Configuration configuration = new YarnConfiguration(HadoopClientConfig.load());
    configuration.setLong("yarn.resourcemanager.connect.max-wait.ms", 2_000);
    configuration.setLong("yarn.resourcemanager.connect.retry-interval.ms", 1_000);
    configuration.setBoolean("yarn.timeline-service.enabled", false);
    return configuration;
  }

  /** Whether it wants to know who somebody is. */
  boolean isSecure() {
    return UserGroupInformation.isSecurityEnabled();
  }

  Configuration configuration() {
    return configuration;
  }

  /** The short name of the user that this process is to the cluster. */
  String user() throws IOException {
    return UserGroupInformation.getCurrentUser().getShortUserName();
  }

  /** All runs of this name that YARN remembers, of any user. */
  Runs runs(String app) throws IOException, CommandException {
    return new Runs(
        user(), tagged(TAG).stream().filter(report -> report.getName().equals(app)).toList());
  }

  /** The run of this name of this user that is alive, if there is one. */
  Optional<ApplicationReport> alive(String app) throws IOException, CommandException {
    return runs(app).alive();
  }

  /**
   * The run of this name that this user means; see {@link Runs#meant}.
   *
   * @throws CommandException also when YARN knows none
   */
  ApplicationReport latest(String app) throws IOException, CommandException {
    return runs(app)
        .meant(this::gaveWay)
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.FAILED, "YARN knows no application " + app + "; submit it first"));
  }

  /** A run that works reports it; one that ended well without a report had nothing to do. */
  private boolean gaveWay(ApplicationReport run) {
    try {
      return run.getFinalApplicationStatus() == FinalApplicationStatus.SUCCEEDED
          && AppLauncher.control(this, run).status().isEmpty();
    } catch (IOException e) {
      // What it says is for its user alone: to anybody else the last run is the one that is meant.
      return false;
    }
  }

  /** A tag that no other run has. */
  static String newTag() {
    return TAG + "-" + UUID.randomUUID();
  }

  List<ApplicationReport> tagged(String tag) throws CommandException {
    GetApplicationsRequest request = GetApplicationsRequest.newInstance();
    request.setApplicationTags(Set.of(tag));
    return ask("list the applications", () -> client.getApplications(request));
  }

  ApplicationReport report(ApplicationId id) throws CommandException {
    return ask("look at " + id, () -> client.getApplicationReport(id));
  }

  /** The container of the driver; empty while it is started or cleared away. */
  Optional<ContainerReport> driver(ApplicationReport application) throws CommandException {
    return ask(
        "find the driver of " + application.getApplicationId(), () -> container(application));
  }

  /** Whether YARN has ever given a driver of it a container. */
  boolean hadDriver(ApplicationReport application) throws CommandException {
    ApplicationAttemptId attempt = application.getCurrentApplicationAttemptId();
    return attempt.getAttemptId() > 1
        || ask(
            "look at " + attempt,
            () -> client.getApplicationAttemptReport(attempt).getAMContainerId() != null);
  }

  private Optional<ContainerReport> container(ApplicationReport application)
      throws YarnException, IOException {
    ContainerId id =
        client
            .getApplicationAttemptReport(application.getCurrentApplicationAttemptId())
            .getAMContainerId();
    try {
      return id == null ? Optional.empty() : Optional.of(client.getContainerReport(id));
    } catch (ContainerNotFoundException e) {
      return Optional.empty();
    }
  }

  void kill(ApplicationId id) throws CommandException {
    ask(
        "kill " + id,
        () -> {
          client.killApplication(id);
          return id;
        });
  }

  /** The home of this user on the cluster's default file system. */
  Path home() throws IOException {
    FileContext files = FileContext.getFileContext(configuration);
    return files.makeQualified(files.getHomeDirectory());
  }

  /**
   * What runs of this user need.
   *
   * @param builds names of those of this installation
   */
  Leftovers.InUse inUse(Set<String> builds) throws IOException, CommandException {
    GetApplicationsRequest request = GetApplicationsRequest.newInstance(Runs.ALIVE);
    request.setUsers(Set.of(user()));
    List<ApplicationReport> alive =
        ask("list the applications", () -> client.getApplications(request));
    return new Leftovers.InUse(
        ids(alive, report -> true),
        ids(alive, report -> report.getApplicationTags().contains(TAG)),
        builds);
  }

  private static Set<String> ids(
      List<ApplicationReport> reports, Predicate<ApplicationReport> wanted) {
    return reports.stream()
        .filter(wanted)
        .map(report -> report.getApplicationId().toString())
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    client.stop();
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
