package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import org.apache.commons.cli.Options;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.Arguments;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.Verb;
import recast.deploy.Progress.Look;
import recast.store.Adoption;

/** Shows a log file of the driver. */
final class Logs implements Verb {
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final PrintStream out;
  private final PrintStream talk;

  Logs(PrintStream out, PrintStream talk) {
    this.out = out;
    this.talk = talk;
  }

  @Override
  public Options options() {
    return new Flags().values("app", "log-file", "timeout").switches("follow").options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    String app = arguments.required("app", Adoption::checkApp);
    String file = arguments.required("log-file", Logs::fileName);
    Duration patience = arguments.required("timeout", Durations::parsePositive);
    arguments.operands(0);
    arguments.check();

    try (Cluster cluster = Cluster.connect()) {
      ApplicationReport latest = cluster.latest(app);
      DriverTail tail = new DriverTail(cluster, file);
      ApplicationReport now =
          arguments.given("follow")
              ? follow(cluster, latest, tail)
              : showLive(cluster, latest, tail, patience);
      if (!Cluster.isAlive(now)) {
        printCollected(cluster, now, file, tail.copied(now), patience);
      }
      return ExitCode.DONE;
    }
  }

  /** Shows what there is of a running application, or finds that it has ended. */
  private ApplicationReport showLive(
      Cluster cluster, ApplicationReport latest, DriverTail tail, Duration patience)
      throws Exception {
    return new Progress(talk)
        .require(
            patience,
            () -> {
              ApplicationReport now = cluster.report(latest.getApplicationId());
              return tail.copyNew(now, out) || !Cluster.isAlive(now)
                  ? Look.found(now)
                  : Look.notYet("waiting for the driver of " + now.getApplicationId());
            },
            () ->
                new CommandException(
                    ExitCode.LATE,
                    "%s has no driver yet; is there room in its queue?"
                        .formatted(latest.getApplicationId())));
  }

  /** Shows what comes, attempt after attempt, until the application has ended. */
  private ApplicationReport follow(Cluster cluster, ApplicationReport latest, DriverTail tail)
      throws Exception {
    return new Progress(talk)
        .await(
            FOR_EVER,
            () -> {
              ApplicationReport now = cluster.report(latest.getApplicationId());
              tail.copyNew(now, out);
              return Cluster.isAlive(now)
                  ? Look.notYet("following " + now.getCurrentApplicationAttemptId())
                  : Look.found(now);
            })
        .orElseThrow();
  }

  /** YARN collects the logs soon after an application has ended, not at once. */
  private void printCollected(
      Cluster cluster, ApplicationReport report, String file, long from, Duration patience)
      throws Exception {
    AggregatedLog log = new AggregatedLog(cluster.configuration(), report, file);
    new Progress(talk)
        .require(
            patience,
            () -> {
              try {
                return log.copy(from, out)
                    ? Look.found(true)
                    : Look.notYet("waiting until YARN has collected " + file);
              } catch (IOException e) {
                return Look.notYet(
                    "waiting until YARN has collected " + file + ": " + e.getMessage());
              }
            },
            () ->
                new CommandException(
                    ExitCode.LATE,
                    "YARN has no %s of %s; is yarn.log-aggregation-enable on?"
                        .formatted(file, report.getApplicationId())));
  }

  private static String fileName(String text) {
    if (!text.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("expected the name of a file, such as driver.log");
    }
    return text;
  }
}
