package recast.yarn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.QueueACL;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueState;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import recast.cli.CommandException;
import recast.cli.ExitCode;

/**
 * A cluster in memory, whose applications a test moves through their states: itself, or by a {@link
 * Driver} that moves one whenever a client looks at it. Used by one thread.
 */
public final class InMemoryYarn implements YarnCluster {
  private static final Resource LARGEST = Resource.newInstance(1 << 16, 64);

  private final Configuration configuration;
  private final String user;
  private final Map<ApplicationId, Application> applications = new LinkedHashMap<>();
  private final List<ApplicationId> killed = new ArrayList<>();
  private Optional<String> version = Optional.empty();
  private Optional<Configuration> daemons = Optional.empty();

  /** What an application does next; called before a client gets to see one that is alive. */
  @FunctionalInterface
  public interface Driver {
    void next(ApplicationId id) throws IOException;
  }

  private static final class Application {
    private final ApplicationReport report;
    private Driver driver = id -> {};
    private Optional<ContainerReport> container = Optional.empty();
    private boolean hadDriver;

    Application(ApplicationReport report) {
      this.report = report;
    }
  }

  /**
   * @param configuration of the file system with the homes of the users
   * @param user who asks
   */
  public InMemoryYarn(Configuration configuration, String user) {
    this.configuration = configuration;
    this.user = user;
  }

  /**
   * Opens the web pages of the daemons.
   *
   * @param shown the version that they show
   * @param settings with which all of them run
   */
  public void openPages(String shown, Configuration settings) {
    version = Optional.of(shown);
    daemons = Optional.of(settings);
  }

  /** Takes an application, which waits for a container of its driver. */
  public ApplicationId add(String owner, String name, Set<String> tags) {
    int number = applications.size() + 1;
    ApplicationReport report = Snapshots.accepted(number, owner, name, tags);
    applications.put(report.getApplicationId(), new Application(report));
    return report.getApplicationId();
  }

  /** Lets {@code driver} move an application from now on. */
  public void drive(ApplicationId id, Driver driver) {
    applications.get(id).driver = driver;
  }

  /** The driver of an application gets its container. */
  public void start(ApplicationId id) {
    applications.get(id).report.setYarnApplicationState(YarnApplicationState.RUNNING);
    applications.get(id).hadDriver = true;
  }

  /** As {@link #start(ApplicationId)}, in a container of which YARN tells. */
  public void start(ApplicationId id, ContainerReport container) {
    start(id);
    applications.get(id).container = Optional.of(container);
  }

  /** An application ends well. */
  public void finish(ApplicationId id) {
    end(id, YarnApplicationState.FINISHED, FinalApplicationStatus.SUCCEEDED, "");
  }

  /** An application ends badly. */
  public void fail(ApplicationId id, String diagnostics) {
    end(id, YarnApplicationState.FAILED, FinalApplicationStatus.FAILED, diagnostics);
  }

  private void end(
      ApplicationId id,
      YarnApplicationState state,
      FinalApplicationStatus status,
      String diagnostics) {
    Application application = applications.get(id);
    application.report.setYarnApplicationState(state);
    application.report.setFinalApplicationStatus(status);
    application.report.setDiagnostics(diagnostics);
    application.container = Optional.empty();
  }

  /** How an application is now; no driver moves it for this. */
  public ApplicationReport now(ApplicationId id) {
    return Snapshots.of(applications.get(id).report);
  }

  /** All applications that were killed, in this order. */
  public List<ApplicationId> killed() {
    return List.copyOf(killed);
  }

  @Override
  public Configuration configuration() {
    return configuration;
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public String user() {
    return user;
  }

  @Override
  public List<ApplicationReport> tagged(String tag) {
    return seen().stream().filter(report -> report.getApplicationTags().contains(tag)).toList();
  }

  @Override
  public List<ApplicationReport> alive() {
    return seen().stream().filter(Runs::isAlive).filter(it -> it.getUser().equals(user)).toList();
  }

  private List<ApplicationReport> seen() {
    return List.copyOf(applications.values()).stream().map(InMemoryYarn::seen).toList();
  }

  private static ApplicationReport seen(Application application) {
    if (Runs.isAlive(application.report)) {
      try {
        application.driver.next(application.report.getApplicationId());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Snapshots.of(application.report);
  }

  @Override
  public ApplicationReport report(ApplicationId id) throws CommandException {
    return seen(known(id, "look at"));
  }

  private Application known(ApplicationId id, String what) throws CommandException {
    if (!applications.containsKey(id)) {
      throw new CommandException(
          ExitCode.FAILED, "YARN cannot %s %s: it is unknown".formatted(what, id));
    }
    return applications.get(id);
  }

  @Override
  public Optional<ContainerReport> driver(ApplicationReport application) {
    return applications.get(application.getApplicationId()).container;
  }

  @Override
  public boolean hadDriver(ApplicationReport application) {
    return applications.get(application.getApplicationId()).hadDriver;
  }

  @Override
  public void kill(ApplicationId id) throws CommandException {
    if (Runs.isAlive(known(id, "kill").report)) {
      killed.add(id);
      end(id, YarnApplicationState.KILLED, FinalApplicationStatus.KILLED, "killed by " + user);
    }
  }

  @Override
  public List<NodeReport> nodes() {
    NodeReport node = Records.newRecord(NodeReport.class);
    node.setNodeId(NodeId.newInstance("node", 1));
    node.setCapability(LARGEST);
    return List.of(node);
  }

  @Override
  public List<String> hosts() {
    return List.of();
  }

  @Override
  public Resource largest() {
    return LARGEST;
  }

  @Override
  public Optional<QueueInfo> queue(String name) {
    QueueInfo queue = Records.newRecord(QueueInfo.class);
    queue.setQueueName(name);
    queue.setQueueState(QueueState.RUNNING);
    queue.setChildQueues(List.of());
    return name.equals("default") ? Optional.of(queue) : Optional.empty();
  }

  @Override
  public Set<QueueACL> rights(String queue) {
    return Set.of(QueueACL.SUBMIT_APPLICATIONS);
  }

  @Override
  public Optional<String> version() {
    return version;
  }

  @Override
  public Optional<Configuration> resourceManagerSettings() {
    return daemons;
  }

  @Override
  public Optional<Configuration> settings(NodeReport node) {
    return daemons;
  }

  @Override
  public void close() {
    // The next command goes on with the same cluster.
  }
}
