package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.Farewell;
import recast.deploy.Progress.Look;
import recast.store.Diagnosis;

/** Ends a run gracefully. */
final class Ending {
  private final Cluster cluster;
  private final PrintStream talk;

  Ending(Cluster cluster, PrintStream talk) {
    this.cluster = cluster;
    this.talk = talk;
  }

  /**
   * The run of this name that is alive.
   *
   * @param otherwise what to tell when there is none
   */
  ApplicationReport alive(String app, String otherwise) throws CommandException {
    return cluster
        .alive(app)
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.FAILED, "No application " + app + " is running; " + otherwise));
  }

  /**
   * Asks a run to stop, and waits until it has.
   *
   * @return what YARN says of the run that has stopped; nothing when the time is over
   * @throws CommandException when it ended otherwise than by stopping
   */
  Optional<ApplicationReport> stopped(ApplicationReport alive, Duration timeout) throws Exception {
    requestStop(alive);
    Optional<ApplicationReport> ended;
    try (Farewell farewell = new Farewell(() -> goesOnStopping(alive.getName()))) {
      ended = new Progress(talk).await(timeout, () -> look(alive));
    }
    if (ended.isPresent()) {
      refuseFailed(ended.get());
    }
    return ended;
  }

  private Look<ApplicationReport> look(ApplicationReport alive) throws CommandException {
    ApplicationReport report = cluster.report(alive.getApplicationId());
    return Cluster.isAlive(report)
        ? Look.notYet(
            "stopping %s: what was received is processed first".formatted(alive.getApplicationId()))
        : Look.found(report);
  }

  private void goesOnStopping(String app) {
    talk.printf("%s goes on stopping; 'recast status --app %s' shows how far it is%n", app, app);
  }

  private void requestStop(ApplicationReport alive) throws CommandException {
    try {
      Launch.control(cluster, alive).requestStop();
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "Cannot ask %s to stop: %s".formatted(alive.getName(), Diagnosis.of(e)),
          e);
    }
  }

  static CommandException late(String app, Duration timeout) {
    return new CommandException(
        ExitCode.LATE,
        "Application %s has not finished within %s; it goes on stopping, 'recast status --app %s' shows how far it is"
            .formatted(app, Durations.print(timeout), app));
  }

  private static void refuseFailed(ApplicationReport report) throws CommandException {
    if (report.getFinalApplicationStatus() != FinalApplicationStatus.SUCCEEDED) {
      throw new CommandException(
          ExitCode.FAILED,
          "Application %s ended as %s instead of stopping: %s"
              .formatted(
                  report.getName(),
                  report.getFinalApplicationStatus(),
                  Diagnostics.reason(Diagnostics.of(report))));
    }
  }
}
