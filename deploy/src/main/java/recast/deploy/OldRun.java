package recast.deploy;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.store.ReleaseNumber;
import recast.yarn.Runs;
import recast.yarn.YarnCluster;

/**
 * The run that an upgrade replaces.
 *
 * @param report what YARN says of it
 * @param submission how it was submitted
 * @param releaseBefore the release that it scores with, or did before an upgrade stopped it;
 *     nothing when with none
 * @param successor the tag of the run that replaces it; empty when nobody has begun to replace it
 */
record OldRun(
    ApplicationReport report,
    Submission submission,
    Optional<ReleaseNumber> releaseBefore,
    String successor) {
  boolean isAlive() {
    return Runs.isAlive(report);
  }

  /** A run that is alive. */
  static OldRun alive(YarnCluster cluster, ApplicationReport alive)
      throws IOException, CommandException {
    Optional<ReleaseNumber> adopted =
        AppLauncher.control(cluster, alive).status().flatMap(said -> said.model().adoptedRelease());
    return new OldRun(alive, submission(cluster, alive), adopted, "");
  }

  /** This, when it has not scored yet, with the release of the run whose place it was to take. */
  OldRun insteadOf(Optional<OldRun> before) {
    return releaseBefore.isEmpty() && before.isPresent()
        ? new OldRun(report, submission, before.get().releaseBefore(), successor)
        : this;
  }

  /** A run that an upgrade has stopped, and that nothing has replaced since. */
  static Optional<OldRun> interrupted(YarnCluster cluster, Runs runs)
      throws IOException, CommandException {
    Optional<ApplicationReport> run = UpgradeNote.stopped(cluster, runs);
    Optional<UpgradeNote> note =
        run.isPresent() ? UpgradeNote.of(cluster, run.get()) : Optional.empty();
    return note.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OldRun(
                run.get(),
                submission(cluster, run.get()),
                note.get().releaseBefore(),
                note.get().tag()));
  }

  private static Submission submission(YarnCluster cluster, ApplicationReport run)
      throws IOException, CommandException {
    return Submission.of(cluster, run)
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.FAILED,
                    "How %s was submitted is not known, so it could not be restored; use: recast stop --app %s, then recast submit"
                        .formatted(run.getApplicationId(), run.getName())));
  }
}
