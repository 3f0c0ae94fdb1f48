package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.KerberosCredentials;
import recast.deploy.Poller.Look;
import recast.store.Adoption;
import recast.yarn.AggregatedLog;
import recast.yarn.DriverTail;
import recast.yarn.Ownership;
import recast.yarn.Runs;
import recast.yarn.YarnCluster;
import recast.yarn.YarnConnector;

/** Shows a log file of the driver. */
final class LogsCommand implements Command {
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  /** How long YARN may take to collect a log where {@code --timeout} does not say. */
  private static final Duration COLLECTED = Duration.ofMinutes(2);

  private final YarnConnector yarn;
  private final PrintStream out;
  private final PrintStream err;

  LogsCommand(YarnConnector yarn, PrintStream out, PrintStream err) {
    this.yarn = yarn;
    this.out = out;
    this.err = err;
  }

  @Override
  public Options options() {
    return new Flags()
        .values("app", "log-file", "timeout")
        .values(KerberosCredentials.options())
        .switches("follow")
        .options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    String app = arguments.required("app", Adoption::checkApp);
    String file = arguments.required("log-file", LogsCommand::fileName);
    Duration timeout = arguments.optional("timeout", Durations::parsePositive).orElse(COLLECTED);
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.operands(0);
    arguments.check();

    try (YarnCluster cluster = yarn.connect(keytab)) {
      ApplicationReport latest = LatestRun.of(cluster, app);
      if (latest.getUser().equals(cluster.user())) {
        show(cluster, latest, file, timeout, arguments.given("follow"));
        return ExitCode.OK;
      }
      err.println("note: this is " + Ownership.of(latest));
      try {
        show(cluster, latest, file, timeout, arguments.given("follow"));
      } catch (IOException e) {
        throw Ownership.unreadable("logs", cluster.user(), latest, e);
      }
      return ExitCode.OK;
    }
  }

  private void show(
      YarnCluster cluster, ApplicationReport latest, String file, Duration timeout, boolean follow)
      throws Exception {
    DriverTail tail = new DriverTail(cluster, file);
    ApplicationReport now = showLive(cluster, latest, tail, timeout, follow);
    if (!Runs.isAlive(now) && !out.checkError()) {
      if (!cluster.hadDriver(now)) {
        throw new CommandException(
            ExitCode.FAILED,
            "Application %s, %s, ended as %s before YARN gave it a container, so it has no logs"
                .formatted(now.getName(), now.getApplicationId(), now.getFinalApplicationStatus()));
      }
      long from = tail.copied(now);
      printCollected(new AggregatedLog(cluster.configuration(), now, file, from), timeout);
    }
  }

  /**
   * Shows what there is of a running application, and what comes, attempt after attempt, when its
   * driver is followed.
   *
   * @return what YARN last said of the application
   */
  private ApplicationReport showLive(
      YarnCluster cluster,
      ApplicationReport latest,
      DriverTail tail,
      Duration timeout,
      boolean follow)
      throws Exception {
    Optional<ApplicationReport> shown =
        new Poller(err)
            .await(
                follow ? FOR_EVER : timeout,
                () -> {
                  ApplicationReport now = cluster.report(latest.getApplicationId());
                  boolean copied = tail.copyNew(now, out);
                  return !Runs.isAlive(now) || (copied && !follow) || out.checkError()
                      ? Look.found(now)
                      : Look.notYet(copied ? "following " + attempt(now) : awaited(now));
                });
    if (shown.isEmpty()) {
      throw new CommandException(
          ExitCode.TIMEOUT,
          "Nothing to show within the timeout of %s: %s"
              .formatted(
                  Durations.print(timeout), awaited(cluster.report(latest.getApplicationId()))));
    }
    return shown.get();
  }

  private static String awaited(ApplicationReport report) {
    return report.getYarnApplicationState() == YarnApplicationState.RUNNING
        ? "waiting for the NodeManager to show files of the driver of " + attempt(report)
        : "waiting for a driver of %s, which is %s; is there room in its queue?"
            .formatted(report.getApplicationId(), report.getYarnApplicationState());
  }

  private static ApplicationAttemptId attempt(ApplicationReport report) {
    return report.getCurrentApplicationAttemptId();
  }

  /** YARN collects the logs soon after an application has ended, not at once. */
  private void printCollected(AggregatedLog log, Duration timeout) throws Exception {
    Poller progress = new Poller(err);
    progress.require(
        timeout,
        () -> {
          try {
            return log.copy(out)
                ? Look.found(true)
                : Look.notYet("waiting until YARN has collected " + log);
          } catch (AccessControlException e) {
            throw e;
          } catch (IOException e) {
            return Look.notYet("waiting until YARN has collected " + log + ": " + e.getMessage());
          }
        },
        () ->
            new CommandException(
                ExitCode.TIMEOUT,
                "YARN has not collected %s within %s; 'recast doctor' checks that it collects logs"
                    .formatted(log, Durations.print(timeout))));
  }

  private static String fileName(String text) {
    if (!text.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("expected the name of a file, such as driver.log");
    }
    return text;
  }
}
