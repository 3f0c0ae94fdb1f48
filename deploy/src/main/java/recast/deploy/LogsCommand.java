package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.OperatorSettings;
import recast.cli.OptionSpec;
import recast.deploy.Poller.Look;
import recast.yarn.AggregatedLog;
import recast.yarn.DriverTail;
import recast.yarn.Ownership;
import recast.yarn.Runs;
import recast.yarn.YarnCluster;
import recast.yarn.YarnConnector;

/** Shows a log file of the driver. */
final class LogsCommand implements Command {
  private static final OptionSpec<Duration> TIMEOUT =
      OperatorSettings.TIMEOUT
          .help("how long YARN may take to collect the log of one that has ended")
          .orElse("2m");

  private static final OptionSpec<Boolean> FOLLOW =
      OptionSpec.flag("follow", "go on with what is written, until the application ends");

  private static final CommandSpec SPEC =
      CommandSpec.of("Shows the driver's log of a running or finished application.")
          .required(CommonSettings.APP)
          .optional(FOLLOW, OperatorSettings.LOG_FILE)
          .more(TIMEOUT)
          .more(CommonSettings.LOGIN);

  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final YarnConnector yarn;
  private final PrintStream out;
  private final PrintStream err;

  LogsCommand(YarnConnector yarn, PrintStream out, PrintStream err) {
    this.yarn = yarn;
    this.out = out;
    this.err = err;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.check();
    String app = arguments.get(CommonSettings.APP);
    String file = arguments.get(OperatorSettings.LOG_FILE);
    Duration timeout = arguments.get(TIMEOUT);

    try (YarnCluster cluster = yarn.connect(keytab)) {
      ApplicationReport latest = LatestRun.of(cluster, app);
      if (latest.getUser().equals(cluster.user())) {
        show(cluster, latest, file, timeout, arguments.given(FOLLOW));
        return ExitCode.OK;
      }
      err.println("note: this is " + Ownership.of(latest));
      try {
        show(cluster, latest, file, timeout, arguments.given(FOLLOW));
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
}
