package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.Farewell;
import recast.cli.Messages;
import recast.control.AppStatus;
import recast.control.ControlDirectory;
import recast.deploy.Progress.Look;
import recast.store.Epoch;
import recast.store.ModelStore;

/** Brings a submission onto YARN, and waits for what becomes of it. */
final class Launch {
  private final Cluster cluster;
  private final SparkSubmit sparkSubmit;
  private final PrintStream talk;
  private final boolean debug;

  /**
   * @param debug whether all that spark-submit says is shown
   */
  Launch(Cluster cluster, SparkSubmit sparkSubmit, PrintStream talk, boolean debug) {
    this.cluster = cluster;
    this.sparkSubmit = sparkSubmit;
    this.talk = talk;
    this.debug = debug;
  }

  /**
   * Submits; returns when the application runs.
   *
   * @throws CommandException also when one of its name is alive already
   */
  ApplicationReport running(Submission submission, Duration patience) throws Exception {
    String app = submission.app();
    ModelStore store = ModelStore.at(new Path(submission.store()), cluster.configuration());
    // The epoch before the look at YARN: who has claimed it since is alive, or has been.
    int epoch = 1 + store.epochs(app).newest().map(Epoch::number).orElse(0);
    refuseSecond(app);
    sweep(app);
    String tag = Cluster.TAG + "-" + UUID.randomUUID();
    talk.println("submitting " + app + " to YARN");
    try (Farewell farewell = new Farewell(() -> goesOn(app))) {
      sparkSubmit.run(submission.words(tag, epoch), debug);
      return awaitRunning(submission, tag, patience);
    }
  }

  /** Returns when the application, which runs, has completed a batch. */
  void firstBatch(ApplicationReport running, Duration patience) throws Exception {
    String app = running.getName();
    ControlDirectory control = control(cluster, running);
    Progress progress = new Progress(talk);
    try (Farewell farewell = new Farewell(() -> goesOn(app))) {
      progress.require(
          patience,
          () -> {
            ApplicationReport now = cluster.report(running.getApplicationId());
            refuseEnded(now);
            int attempt = now.getCurrentApplicationAttemptId().getAttemptId();
            Optional<AppStatus> status = control.status().filter(said -> said.attempt() == attempt);
            return status.isPresent() && status.get().batches().completed() > 0
                ? Look.found(status.get())
                : Look.notYet(status.map(Launch::waiting).orElse("the driver starts"));
          },
          () ->
              new CommandException(
                  ExitCode.LATE,
                  "Application %s, %s, completed no batch within %s: %s; see 'recast status --app %s'"
                      .formatted(
                          app,
                          running.getApplicationId(),
                          Durations.print(patience),
                          progress.said(),
                          app)));
    }
  }

  /** What a run says of itself, and is told. */
  static ControlDirectory control(Cluster cluster, ApplicationReport report) throws IOException {
    return ControlDirectory.of(
        report.getUser(), report.getApplicationId().toString(), cluster.configuration());
  }

  private void goesOn(String app) {
    talk.printf("%s goes on if YARN has taken it; end it with: recast stop --app %s%n", app, app);
  }

  /** Throws when an application of this name is alive. */
  void refuseSecond(String app) throws CommandException {
    Optional<ApplicationReport> alive = cluster.alive(app);
    if (alive.isPresent()) {
      throw new CommandException(
          ExitCode.BUSY,
          "Application %s already runs as %s; stop it first: recast stop --app %s"
              .formatted(app, alive.get().getApplicationId(), app));
    }
  }

  /** Runs of this name that are over have nothing more to say, and need no files. */
  private void sweep(String app) throws IOException, CommandException {
    for (ApplicationReport run : cluster.named(app)) {
      // Another one may have been submitted since nobody was found alive.
      if (!Cluster.isAlive(run)) {
        control(cluster, run).remove();
        SparkStaging.sweep(
            run.getUser(), run.getApplicationId().toString(), cluster.configuration());
      }
    }
  }

  private ApplicationReport awaitRunning(Submission submission, String tag, Duration patience)
      throws Exception {
    String app = submission.app();
    Progress progress = new Progress(talk);
    AtomicBoolean kept = new AtomicBoolean();
    return progress.require(
        patience,
        () -> {
          Optional<ApplicationReport> found = cluster.tagged(tag).stream().findFirst();
          if (found.isEmpty()) {
            return Look.notYet("YARN does not list the application yet");
          }
          refuseEnded(found.get());
          if (kept.compareAndSet(false, true)) {
            // Before it runs: whoever waits here may be gone by then.
            control(cluster, found.get()).keepSubmission(submission.print());
          }
          YarnApplicationState state = found.get().getYarnApplicationState();
          return state == YarnApplicationState.RUNNING
              ? Look.found(found.get())
              : Look.notYet(found.get().getApplicationId() + " is " + state);
        },
        () ->
            new CommandException(
                ExitCode.LATE,
                "Application %s does not run after %s: %s; free resources in its queue, or 'recast stop --app %s --force'"
                    .formatted(app, Durations.print(patience), progress.said(), app)));
  }

  private static String waiting(AppStatus status) {
    return switch (status.phase()) {
      case WAITING_FOR_MODEL -> "waiting for a first model in " + status.store();
      case WAITING_FOR_EXECUTOR -> "waiting for an executor; is there room in its queue?";
      default -> "waiting for the first batch";
    };
  }

  private void refuseEnded(ApplicationReport report) throws Exception {
    if (!Cluster.isAlive(report)) {
      // Another one was submitted at the same time, and this one gave way.
      refuseSecond(report.getName());
      String reason = Diagnostics.reason(Diagnostics.of(report));
      String logged =
          DriverLog.reason(cluster, report, talk)
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
