package recast.deploy;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import recast.cli.Arguments;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.Verb;
import recast.deploy.Progress.Look;
import recast.store.Adoption;

/** Stops the application gracefully, and waits until it has. */
final class Stop implements Verb {
  private final PrintStream talk;

  Stop(PrintStream talk) {
    this.talk = talk;
  }

  @Override
  public Options options() {
    return new Flags().values("app", "timeout").switches("force").options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    String app = arguments.required("app", Adoption::checkApp);
    Duration timeout = arguments.required("timeout", Durations::parsePositive);
    boolean force = arguments.given("force");
    arguments.operands(0);
    arguments.check();

    try (Cluster cluster = Cluster.connect()) {
      ApplicationReport alive =
          cluster
              .alive(app)
              .orElseThrow(
                  () ->
                      new CommandException(
                          ExitCode.FAILED,
                          "No application " + app + " is running; nothing to stop"));
      Submit.control(cluster, alive).requestStop();
      Optional<ApplicationReport> ended = awaitEnd(cluster, alive.getApplicationId(), timeout);
      if (ended.isPresent()) {
        return finished(ended.get());
      }
      if (force) {
        cluster.kill(alive.getApplicationId());
        throw new CommandException(
            ExitCode.FAILED,
            "Application %s did not finish within %s and was killed; records that it had received may be lost"
                .formatted(app, Durations.print(timeout)));
      }
      throw new CommandException(
          ExitCode.LATE,
          "Application %s has not finished within %s; it goes on stopping, 'recast status --app %s' shows how far it is"
              .formatted(app, Durations.print(timeout), app));
    }
  }

  private Optional<ApplicationReport> awaitEnd(Cluster cluster, ApplicationId id, Duration timeout)
      throws Exception {
    return new Progress(talk)
        .await(
            timeout,
            () -> {
              ApplicationReport report = cluster.report(id);
              return Cluster.isAlive(report)
                  ? Look.notYet("stopping " + id + ": what was received is processed first")
                  : Look.found(report);
            });
  }

  private ExitCode finished(ApplicationReport report) throws CommandException {
    if (report.getFinalApplicationStatus() != FinalApplicationStatus.SUCCEEDED) {
      throw new CommandException(
          ExitCode.FAILED,
          "Application %s ended as %s instead of stopping: %s"
              .formatted(
                  report.getName(),
                  report.getFinalApplicationStatus(),
                  Diagnostics.firstLine(Diagnostics.of(report))));
    }
    talk.println(report.getApplicationId() + " is " + report.getYarnApplicationState());
    return ExitCode.DONE;
  }
}
