package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.ShutdownHook;
import recast.cli.UsageException;
import recast.deploy.Poller.Look;
import recast.hadoop.HadoopErrors;
import recast.run.AppStatus;
import recast.yarn.Diagnostics;
import recast.yarn.Ownership;
import recast.yarn.Runs;
import recast.yarn.YarnCluster;

/** Ends a run gracefully. */
final class AppStopper {
  private static final Duration USUAL_BATCH = Duration.ofSeconds(10);

  private final YarnCluster cluster;
  private final PrintStream err;

  AppStopper(YarnCluster cluster, PrintStream err) {
    this.cluster = cluster;
    this.err = err;
  }

  /**
   * The run of this name of this user that is alive.
   *
   * @param verb what is to be done with it
   * @param otherwise what to do when there is none
   * @throws CommandException also when only another user has one
   */
  ApplicationReport alive(String verb, String app, String otherwise)
      throws IOException, CommandException {
    Runs runs = cluster.runs(app);
    if (runs.alive().isEmpty() && runs.foreign().isPresent()) {
      throw Ownership.notYours(verb, runs.user(), runs.foreign().get());
    }
    return runs.alive()
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.FAILED, "No application " + app + " is running; " + otherwise));
  }

  /**
   * What a run last reported of itself, as far as it can be read: a stop must not depend on it. Of
   * one that has not reported anything, that it has just started.
   */
  AppStatus said(ApplicationReport run) {
    Optional<AppStatus> said = Optional.empty();
    try {
      said = AppLauncher.control(cluster, run).status();
    } catch (IOException e) {
      err.printf("warning: cannot read what %s reports: %s%n", run.getName(), HadoopErrors.of(e));
    }
    return said.orElseGet(
        () -> AppStatus.starting(run.getName(), run.getApplicationId().toString(), 1, "", ""));
  }

  /** The length of the batches of a run; where nobody can tell how it was submitted, the usual. */
  Duration batchInterval(ApplicationReport run) {
    try {
      return Submission.of(cluster, run).map(Submission::batchInterval).orElse(USUAL_BATCH);
    } catch (IOException e) {
      err.printf(
          "warning: cannot read how %s was submitted: %s%n", run.getName(), HadoopErrors.of(e));
      return USUAL_BATCH;
    }
  }

  /**
   * How long a stop of a run may take.
   *
   * @param given by the user
   * @param interval the length of its batches
   */
  static Duration timeout(
      Optional<Duration> given, Duration interval, AppStatus said, Instant now) {
    return given.orElseGet(() -> new Deadlines(interval).stop(said, now));
  }

  /**
   * Refuses a timeout that cannot suffice, before anything is stopped.
   *
   * @param given by the user
   * @param interval the length of the batches
   */
  static void refuseTooShort(Optional<Duration> given, Duration interval, AppStatus said)
      throws UsageException {
    Duration least = new Deadlines(interval).leastStop(said);
    if (given.isPresent() && given.get().compareTo(least) < 0) {
      throw new UsageException(
          List.of(
              "--timeout '%s': a stop takes two to three batches of %s, and those that wait (%d ms); expected at least %s, or leave it out"
                  .formatted(
                      Durations.print(given.get()),
                      Durations.print(interval),
                      said.batches().schedulingDelay().toMillis(),
                      Durations.print(least))));
    }
  }

  /**
   * Asks a run to stop, and waits until it has.
   *
   * @return what YARN says of the run that has stopped; nothing when the time is over
   * @throws CommandException when it ended otherwise than by stopping
   */
  Optional<ApplicationReport> stopped(ApplicationReport alive, Duration timeout) throws Exception {
    AtomicBoolean asked = new AtomicBoolean();
    Optional<ApplicationReport> ended;
    try (ShutdownHook hook = new ShutdownHook(() -> goesOnStopping(alive.getName()))) {
      ended =
          new Poller(err)
              .await(
                  timeout,
                  () -> {
                    if (!asked.get()) {
                      requestStop(alive);
                      asked.set(true);
                    }
                    return look(alive);
                  });
    }
    if (ended.isPresent()) {
      refuseFailed(ended.get());
    }
    return ended;
  }

  private Look<ApplicationReport> look(ApplicationReport alive) throws CommandException {
    ApplicationReport report = cluster.report(alive.getApplicationId());
    return Runs.isAlive(report)
        ? Look.notYet(
            "stopping %s: what was received is processed first".formatted(alive.getApplicationId()))
        : Look.found(report);
  }

  private void goesOnStopping(String app) {
    err.printf("%s goes on stopping; 'recast status --app %s' shows how far it is%n", app, app);
  }

  private void requestStop(ApplicationReport alive) throws CommandException {
    try {
      AppLauncher.control(cluster, alive).requestStop();
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "Cannot ask %s to stop: %s".formatted(alive.getName(), HadoopErrors.of(e)),
          e);
    }
  }

  static CommandException late(String app, Duration timeout) {
    return new CommandException(
        ExitCode.TIMEOUT,
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
