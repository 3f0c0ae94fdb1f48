package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.ShutdownHook;
import recast.hadoop.HadoopErrors;
import recast.yarn.Runs;
import recast.yarn.YarnCluster;

/**
 * Puts a new run in the place of an old one; or the old one back.
 *
 * <p>Each upgrade makes one, which a single thread uses: {@link #stopOld} where the old run is
 * alive, then {@link #start}; or {@link #goOnWith} alone, where an interrupted upgrade has
 * submitted the new run. From the stop until one of the two runs scores, a note lies in the
 * directory of the old run, from which the same command goes on. Whatever fails, no runs are ended
 * but the old one and the one with the tag of this replacement.
 */
final class RunReplacement {
  private final YarnCluster cluster;
  private final AppStopper ending;
  private final AppLauncher launch;
  private final OldRun old;
  private final Plan plan;
  private final String tag;
  private final PrintStream err;

  /**
   * What replaces it.
   *
   * @param options of the upgrade, with those that are inherited
   * @param after the submission that they make
   * @param timeout of a stop, if it is given
   */
  record Plan(SubmitOptions options, Submission after, Optional<Duration> timeout) {
    /** How long a run may take until it scores. */
    Duration readyTimeout() {
      return options
          .waitRunning()
          .orElseGet(() -> new Deadlines(options.batchInterval()).firstBatch());
    }
  }

  /**
   * @param tag by which YARN finds the new run
   */
  RunReplacement(
      YarnCluster cluster, AppLauncher launch, OldRun old, Plan plan, String tag, PrintStream err) {
    this.cluster = cluster;
    this.ending = new AppStopper(cluster, err);
    this.launch = launch;
    this.old = old;
    this.plan = plan;
    this.tag = tag;
    this.err = err;
  }

  /** Stops the old run, which is alive, and leaves a note from which the same command goes on. */
  void stopOld() throws Exception {
    ApplicationReport alive = old.report();
    note();
    Duration timeout =
        AppStopper.timeout(
            plan.timeout(), old.submission().batchInterval(), ending.said(alive), Instant.now());
    try (ShutdownHook hook = new ShutdownHook(this::goOn)) {
      if (ending.stopped(alive, timeout).isEmpty()) {
        throw AppStopper.late(alive.getName(), timeout);
      }
    } catch (CommandException e) {
      throw new CommandException(
          e.exitCode(),
          e.getMessage() + "; the new build is not submitted: run the same command again to go on",
          e);
    }
  }

  /**
   * Submits the new run, and waits until it scores as it should.
   *
   * @return the run
   * @throws CommandException when it does not, and the old one runs again
   */
  ApplicationReport start() throws Exception {
    note();
    return orBack(
        () -> launch.running(plan.after(), tag, plan.options().submitTimeout(), this::isOld));
  }

  private void note() throws IOException {
    new UpgradeNote(old.releaseBefore(), tag).write(cluster, old.report());
  }

  /** As {@link #start}, of a run that was submitted before. */
  ApplicationReport goOnWith(ApplicationReport submitted) throws Exception {
    return orBack(() -> submitted);
  }

  private ApplicationReport orBack(Callable<ApplicationReport> submission) throws Exception {
    try (ShutdownHook hook = new ShutdownHook(this::goOn)) {
      ApplicationReport running = submission.call();
      launch.ready(running, plan.readyTimeout(), Readiness.scoringAsBefore(old.releaseBefore()));
      endNote();
      return running;
    } catch (CommandException e) {
      if (e.exitCode() == ExitCode.CONFLICT) {
        // Somebody else's run has taken the name: it is not ours to end.
        throw e;
      }
      throw back(e);
    }
  }

  /** The old run again; returns what went wrong with the new one. */
  private CommandException back(CommandException failure) throws Exception {
    err.println(failure.getMessage());
    err.println("the new build is given up; the one before it comes back");
    try (ShutdownHook hook = new ShutdownHook(this::goOn)) {
      endNew();
      ApplicationReport again =
          launch.running(
              old.submission(), YarnCluster.newTag(), plan.options().submitTimeout(), this::isOld);
      launch.ready(again, plan.readyTimeout(), Readiness.firstBatch());
      endNote();
      return new CommandException(
          failure.exitCode() == ExitCode.REJECTED ? ExitCode.REJECTED : ExitCode.FAILED,
          "The new build of %s was given up, the one before it runs again as %s: %s"
              .formatted(plan.options().app(), again.getApplicationId(), failure.getMessage()),
          failure);
    }
  }

  /**
   * Ends what is left of a build that was given up, with what it has received if it can. A run that
   * another command has submitted meanwhile is not ours to end.
   */
  private void endNew() throws Exception {
    Optional<ApplicationReport> alive =
        cluster.tagged(tag).stream().filter(Runs::isAlive).findFirst();
    if (alive.isEmpty()) {
      return;
    }
    Duration timeout =
        AppStopper.timeout(
            plan.timeout(),
            plan.options().batchInterval(),
            ending.said(alive.get()),
            Instant.now());
    try {
      if (ending.stopped(alive.get(), timeout).isEmpty()) {
        cluster.kill(alive.get().getApplicationId());
      }
    } catch (CommandException e) {
      // It is over, which is all that is wanted of it.
      err.println(e.getMessage());
    }
  }

  private void endNote() {
    try {
      AppLauncher.control(cluster, old.report()).endUpgrade();
    } catch (IOException e) {
      err.printf(
          "warning: cannot remove the note of this upgrade: %s; 'recast clean' removes it later%n",
          HadoopErrors.of(e));
    }
  }

  private boolean isOld(ApplicationReport run) {
    return run.getApplicationId().equals(old.report().getApplicationId());
  }

  private void goOn() {
    err.printf(
        "the upgrade of %s is not complete; run the same command again to go on%n",
        plan.options().app());
  }
}
