package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import org.apache.commons.cli.Options;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
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
      ApplicationReport report = cluster.latest(app);
      if (report.getYarnApplicationState() == YarnApplicationState.RUNNING) {
        LiveLog live = new LiveLog(cluster.driver(report), file);
        live.copyNew(out);
        if (arguments.given("follow")) {
          follow(cluster, report, live);
        }
      } else {
        printCollected(cluster, report, file, patience);
      }
      return ExitCode.DONE;
    }
  }

  private void follow(Cluster cluster, ApplicationReport report, LiveLog live) throws Exception {
    new Progress(talk)
        .await(
            FOR_EVER,
            () -> {
              live.copyNew(out);
              return Cluster.isAlive(cluster.report(report.getApplicationId()))
                  ? Look.notYet("")
                  : Look.found(true);
            });
  }

  /** YARN collects the logs soon after an application has ended, not at once. */
  private void printCollected(
      Cluster cluster, ApplicationReport report, String file, Duration patience) throws Exception {
    AggregatedLog log = new AggregatedLog(cluster.configuration(), report, file);
    new Progress(talk)
        .require(
            patience,
            () -> {
              try {
                return log.copy(out)
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
