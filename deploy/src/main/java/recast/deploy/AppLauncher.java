package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.StringUtils;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.Messages;
import recast.cli.ShutdownHook;
import recast.deploy.Poller.Look;
import recast.hadoop.HadoopErrors;
import recast.run.AppStatus;
import recast.run.RunDirectory;
import recast.store.Epoch;
import recast.store.ModelStore;
import recast.yarn.Diagnostics;
import recast.yarn.Runs;
import recast.yarn.YarnCluster;

/**
 * Brings a submission onto YARN, and waits for what becomes of it.
 *
 * <p>Used by one thread, first {@link #running}, then {@link #ready}; keeps nothing between calls.
 * A submission is made once, however often YARN fails to answer, since its tag finds it. A wait
 * that ends, by a signal or at its timeout, ends no run.
 */
final class AppLauncher {
  private final YarnCluster cluster;
  private final Submitter submitter;
  private final SparkStagingCleaner staging;
  private final PrintStream err;
  private final boolean debug;

  /**
   * @param staging where runs of this user have left files
   * @param debug whether all that spark-submit says is shown
   */
  AppLauncher(
      YarnCluster cluster,
      Submitter submitter,
      SparkStagingCleaner staging,
      PrintStream err,
      boolean debug) {
    this.cluster = cluster;
    this.submitter = submitter;
    this.staging = staging;
    this.err = err;
    this.debug = debug;
  }

  /**
   * Submits; returns when the application runs.
   *
   * @param tag by which it is found, see {@link YarnCluster#newTag}
   * @param kept which runs of the name that are over are still needed
   * @throws CommandException also when one of its name is alive already
   */
  ApplicationReport running(
      Submission submission, String tag, Duration timeout, Predicate<ApplicationReport> kept)
      throws Exception {
    String app = submission.app();
    Poller progress = new Poller(err);
    try (ShutdownHook hook = new ShutdownHook(() -> goesOn(app))) {
      progress.require(
          timeout,
          () -> submitted(submission, tag, kept),
          () -> notRunning(app, timeout, progress.said()));
      return progress.require(
          timeout,
          () -> awaitRunning(submission, tag),
          () -> notRunning(app, timeout, progress.said()));
    }
  }

  /** Submits once, however often it is called. */
  private Look<String> submitted(
      Submission submission, String tag, Predicate<ApplicationReport> kept) throws Exception {
    if (!cluster.tagged(tag).isEmpty()) {
      // YARN has taken it, and spark-submit had no answer.
      return Look.found(tag);
    }
    String app = submission.app();
    ModelStore store = ModelStore.at(new Path(submission.store()), cluster.configuration());
    // The epoch before the look at YARN: who has claimed it since is alive, or has been.
    int epoch = 1 + store.epochs(app).newest().map(Epoch::number).orElse(0);
    refuseSecond(app);
    sweep(app, kept);
    err.println("submitting " + app + " to YARN");
    submitter.submit(submission.words(tag, epoch), debug);
    return Look.found(tag);
  }

  /**
   * Returns when the application, which runs, is ready.
   *
   * @throws CommandException also when it will not be
   */
  void ready(ApplicationReport running, Duration timeout, Readiness readiness) throws Exception {
    String app = running.getName();
    RunDirectory control = control(cluster, running);
    Poller progress = new Poller(err);
    AtomicReference<Optional<AppStatus>> last = new AtomicReference<>(Optional.empty());
    try (ShutdownHook hook = new ShutdownHook(() -> goesOn(app))) {
      progress.require(
          timeout,
          () -> {
            ApplicationReport now = cluster.report(running.getApplicationId());
            refuseEnded(now);
            int attempt = now.getCurrentApplicationAttemptId().getAttemptId();
            last.set(control.status().filter(said -> said.attempt() == attempt));
            return last.get().isPresent()
                ? readiness.look(last.get().get())
                : Look.notYet("the driver starts");
          },
          () ->
              new CommandException(
                  last.get().flatMap(Readiness::rejection).isPresent()
                      ? ExitCode.REJECTED
                      : ExitCode.TIMEOUT,
                  "Application %s, %s, was not ready within %s: %s; it goes on running, see 'recast status --app %s'"
                      .formatted(
                          app,
                          running.getApplicationId(),
                          Durations.print(timeout),
                          progress.said(),
                          app)));
    }
  }

  /** What a run says of itself, and is told. */
  static RunDirectory control(YarnCluster cluster, ApplicationReport report) throws IOException {
    return RunDirectory.of(
        report.getUser(), report.getApplicationId().toString(), cluster.configuration());
  }

  private void goesOn(String app) {
    err.printf("%s goes on if YARN has taken it; end it with: recast stop --app %s%n", app, app);
  }

  /** Throws when an application of this name is alive, of any user. */
  void refuseSecond(String app) throws IOException, CommandException {
    Runs runs = cluster.runs(app);
    if (runs.alive().isPresent()) {
      throw new CommandException(
          ExitCode.CONFLICT,
          "Application %s already runs as %s; stop it first: recast stop --app %s"
              .formatted(app, runs.alive().get().getApplicationId(), app));
    }
    runs.refuseForeign();
  }

  /**
   * Runs of this user and this name that are over have nothing more to report, and need no files.
   * Whatever cannot be removed is no reason not to submit.
   */
  private void sweep(String app, Predicate<ApplicationReport> kept)
      throws IOException, CommandException {
    // Another one may have been submitted since nobody was found alive: only those that ended.
    for (ApplicationReport run : cluster.runs(app).ended()) {
      if (kept.test(run)) {
        continue;
      }
      try {
        RunDirectory control = control(cluster, run);
        long unscored = control.unscoredBytes();
        if (unscored > 0) {
          err.printf(
              "warning: %s has ended without a stop, and with %s that it had received and may not have scored; they are kept, and 'recast clean' discards them%n",
              run.getApplicationId(), StringUtils.byteDesc(unscored));
          continue;
        }
        control.remove();
        staging.sweep(run.getApplicationId().toString());
      } catch (IOException e) {
        err.printf(
            "warning: cannot remove what %s has left: %s; 'recast clean' lists it%n",
            run.getApplicationId(), HadoopErrors.of(e));
      }
    }
  }

  private Look<ApplicationReport> awaitRunning(Submission submission, String tag) throws Exception {
    Optional<ApplicationReport> found = cluster.tagged(tag).stream().findFirst();
    if (found.isEmpty()) {
      return Look.notYet("YARN does not list the application yet");
    }
    ApplicationReport report = found.get();
    refuseEnded(report);
    RunDirectory control = control(cluster, report);
    if (control.submission().isEmpty()) {
      // Before it runs: this command may be gone by then.
      control.keepSubmission(submission.toJson());
    }
    return report.getYarnApplicationState() == YarnApplicationState.RUNNING
        ? Look.found(report)
        : Look.notYet(waiting(report));
  }

  private static String waiting(ApplicationReport report) {
    String state = report.getApplicationId() + " is " + report.getYarnApplicationState();
    String reason = Diagnostics.waiting(Diagnostics.of(report));
    return reason.isEmpty() ? state : state + ": " + reason;
  }

  private static CommandException notRunning(String app, Duration timeout, String last) {
    return new CommandException(
        ExitCode.TIMEOUT,
        "Application %s does not run after %s: %s; free resources in its queue, or 'recast stop --app %s --force'"
            .formatted(app, Durations.print(timeout), last, app));
  }

  private void refuseEnded(ApplicationReport report) throws Exception {
    if (!Runs.isAlive(report)) {
      // Another one was submitted at the same time, and this one gave way.
      refuseSecond(report.getName());
      String reason = Diagnostics.reason(Diagnostics.of(report));
      String logged =
          DriverLog.reason(cluster, report, err)
              .filter(said -> !reason.contains(said))
              .map(said -> "; its log says: " + Messages.printable(said))
              .orElse("");
      throw new CommandException(
          ExitCode.FAILED,
          "Application %s, %s, ended as %s: %s%s; see 'recast logs --app %s --log-file driver.log'"
              .formatted(
                  report.getName(),
                  report.getApplicationId(),
                  report.getFinalApplicationStatus(),
                  reason,
                  logged,
                  report.getName()));
    }
  }
}
