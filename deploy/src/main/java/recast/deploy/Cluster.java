package recast.deploy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.ContainerNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Keytab;
import recast.login.Login;
import recast.store.ClientConfiguration;
import recast.store.Diagnosis;

/** The applications of ours that YARN knows. Everything of ours carries the tag {@value #TAG}. */
final class Cluster implements AutoCloseable {
  static final String TAG = "recast";

  private static final EnumSet<YarnApplicationState> ALIVE =
      EnumSet.of(
          YarnApplicationState.NEW,
          YarnApplicationState.NEW_SAVING,
          YarnApplicationState.SUBMITTED,
          YarnApplicationState.ACCEPTED,
          YarnApplicationState.RUNNING);

  /** RUNNING first. */
  private static final Comparator<YarnApplicationState> ALIVE_ORDER = Comparator.reverseOrder();

  private final YarnClient client = YarnClient.createYarnClient();
  private final Configuration configuration;

  private Cluster(Configuration configuration) {
    this.configuration = configuration;
    client.init(configuration);
    client.start();
  }

  /**
   * The cluster that HADOOP_CONF_DIR names. Answers, or says that nobody does, within 30 s.
   *
   * @param keytab who to be on a secure one; without it, whoever this process is
   */
  static Cluster connect(Optional<Keytab> keytab) throws IOException, CommandException {
    Configuration configuration = settings();
    if (configuration.getResource("yarn-site.xml") == null) {
      throw new CommandException(
          ExitCode.FAILED,
          "HADOOP_CONF_DIR '%s' has no yarn-site.xml; it must hold the configuration of a cluster"
              .formatted(System.getenv("HADOOP_CONF_DIR")));
    }
    if (keytab.isPresent()) {
      Login.fromKeytab(keytab.get().principal(), keytab.get().file(), configuration);
    }
    return new Cluster(configuration);
  }

  /** The settings of a client of the cluster that HADOOP_CONF_DIR names, with bounded retries. */
  static Configuration settings() {
    Configuration configuration = new YarnConfiguration(ClientConfiguration.load());
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

  /**
   * The application of this name that is alive, if there is one. Of two that were submitted at the
   * same time, the one that runs: the other one is about to give way.
   */
  Optional<ApplicationReport> alive(String app) throws CommandException {
    return named(app).stream()
        .filter(report -> isAlive(report))
        .min(
            Comparator.comparing(ApplicationReport::getYarnApplicationState, ALIVE_ORDER)
                .thenComparing(ApplicationReport::getStartTime));
  }

  /**
   * The application of this name that is alive, or else the one that started last and did not give
   * way to another at once.
   *
   * @throws CommandException also when YARN knows none
   */
  ApplicationReport latest(String app) throws CommandException {
    Optional<ApplicationReport> alive = alive(app);
    if (alive.isPresent()) {
      return alive.get();
    }
    List<ApplicationReport> ended = new ArrayList<>(named(app));
    ended.sort(Comparator.comparing(ApplicationReport::getStartTime).reversed());
    for (ApplicationReport run : ended) {
      if (!gaveWay(run)) {
        return run;
      }
    }
    return ended.stream()
        .findFirst()
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.FAILED, "YARN knows no application " + app + "; submit it first"));
  }

  /** Whoever works says so, and who ends well without a word had nothing to do. */
  private boolean gaveWay(ApplicationReport run) {
    try {
      return run.getFinalApplicationStatus() == FinalApplicationStatus.SUCCEEDED
          && Launch.control(this, run).status().isEmpty();
    } catch (IOException e) {
      // What it says is for its user alone: to anybody else the last run is the one that is meant.
      return false;
    }
  }

  /** All applications of this name that YARN remembers. */
  List<ApplicationReport> named(String app) throws CommandException {
    return tagged(TAG).stream().filter(report -> report.getName().equals(app)).toList();
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

  static boolean isAlive(ApplicationReport report) {
    return ALIVE.contains(report.getYarnApplicationState());
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
          ExitCode.FAILED, "Cannot ask YARN to " + what + ": " + Diagnosis.of(e), e);
    }
  }

  private interface Question<T> {
    T ask() throws YarnException, IOException;
  }
}
