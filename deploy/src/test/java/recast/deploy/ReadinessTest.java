package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static recast.deploy.Reports.SCORED;
import static recast.deploy.Reports.model;
import static recast.deploy.Reports.rejected;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.run.AppStatus;
import recast.run.AppStatus.Phase;
import recast.run.BatchStatus;
import recast.run.ModelStatus;
import recast.run.Problems;
import recast.store.ReleaseNumber;

/** When a run that was submitted is a success, and what is reported until it is. */
final class ReadinessTest {
  private static final String NO_DECODE = "release 3: no format 'mine' is installed";

  @Test
  void whatIsReallyAwaitedIsReported() {
    assertThat(awaited(Phase.WAITING_FOR_MODEL, false, model(0, 0), Problems.NONE))
        .isEqualTo("waiting for a release of hdfs://nn/models");
    assertThat(awaited(Phase.WAITING_FOR_MODEL, false, model(0, 3), Problems.NONE))
        .isEqualTo("loading release 3");
    assertThat(awaited(Phase.WAITING_FOR_EXECUTOR, false, model(3, 3), Problems.NONE))
        .contains("waiting for an executor", "room in its queue");
    assertThat(awaited(Phase.RUNNING, true, model(3, 3), Problems.NONE))
        .isEqualTo("waiting for the first batch");
    assertThat(
            Readiness.awaited(Reports.of(Phase.RUNNING, false, model(3, 3), SCORED, Problems.NONE)))
        .isEqualTo("waiting for the source host:9999");
  }

  @Test
  void everyProblemThatStatusWouldShowIsReported() {
    Problems all =
        new Problems(
            Optional.of("no datanode"),
            Optional.of("release 2: bad"),
            Optional.of("refused"),
            Optional.empty(),
            Optional.of("all wrong"));

    assertThat(awaited(Phase.RUNNING, false, model(1, 3), all))
        .contains(
            "loading release 3",
            "store: no datanode",
            "rejected: release 2: bad",
            "source: refused",
            "CRITICAL: all wrong");
  }

  @Test
  void aSubmitIsCompleteWithASourceAndTheWantedRelease() throws Exception {
    Readiness complete = Readiness.complete();

    assertThat(complete.look(running(true, 3, 3, Problems.NONE)).found()).isPresent();
    assertThat(complete.look(running(false, 3, 3, Problems.NONE)).found())
        .as("no source")
        .isEmpty();
    assertThat(complete.look(running(true, 2, 3, Problems.NONE)).found())
        .as("not adopted")
        .isEmpty();
    assertThat(
            complete
                .look(Reports.of(Phase.RUNNING, true, model(3, 3), BatchStatus.NONE, Problems.NONE))
                .found())
        .as("no batch")
        .isEmpty();
    assertThat(complete.look(running(true, 3, 3, rejected("release 2: bad"))).found())
        .as("another one was rejected")
        .isPresent();
  }

  @Test
  void aRejectedReleaseEndsTheWaitOfASubmit() {
    assertThatThrownBy(() -> Readiness.complete().look(running(true, 2, 3, rejected(NO_DECODE))))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REJECTED))
        .hasMessageContainingAll(NO_DECODE, "scores with release 2", "recast stop --app clones");
    assertThatThrownBy(
            () ->
                Readiness.complete()
                    .look(
                        Reports.of(
                            Phase.WAITING_FOR_MODEL,
                            false,
                            model(0, 3),
                            BatchStatus.NONE,
                            rejected(NO_DECODE))))
        .hasMessageContainingAll(NO_DECODE, "no release");
  }

  @Test
  void anUpgradeScoresWithTheReleaseOfBeforeOrTheWantedOne() throws Exception {
    assertThat(
            Readiness.scoringAsBefore(Optional.of(new ReleaseNumber(2)))
                .look(running(true, 2, 3, Problems.NONE))
                .found())
        .isPresent();
    assertThat(
            Readiness.scoringAsBefore(Optional.of(new ReleaseNumber(2)))
                .look(running(true, 3, 3, Problems.NONE))
                .found())
        .isPresent();
    assertThat(
            Readiness.scoringAsBefore(Optional.of(new ReleaseNumber(2)))
                .look(running(false, 3, 3, Problems.NONE))
                .found())
        .as("the source is as it was")
        .isPresent();
    assertThat(
            Readiness.scoringAsBefore(Optional.of(new ReleaseNumber(2)))
                .look(running(true, 2, 3, rejected(NO_DECODE)))
                .found())
        .as("the wanted one was rejected, as before perhaps")
        .isPresent();
    assertThat(
            Readiness.scoringAsBefore(Optional.of(new ReleaseNumber(2)))
                .look(running(true, 1, 3, Problems.NONE))
                .found())
        .isEmpty();
  }

  @Test
  void anUpgradeThatFellBackToAnotherReleaseHasFailed() {
    assertThatThrownBy(
            () ->
                Readiness.scoringAsBefore(Optional.of(new ReleaseNumber(3)))
                    .look(running(true, 1, 3, rejected(NO_DECODE))))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REJECTED))
        .hasMessageContainingAll("scores with release 1", "release 3 was in use", NO_DECODE);
  }

  @Test
  void anUpgradeWhoseOnlyReleaseIsRejectedDoesNotWaitForTheEnd() {
    AppStatus said =
        Reports.of(
            Phase.WAITING_FOR_MODEL, false, model(0, 3), BatchStatus.NONE, rejected(NO_DECODE));

    assertThatThrownBy(
            () -> Readiness.scoringAsBefore(Optional.of(new ReleaseNumber(3))).look(said))
        .hasMessageContaining("no");
    assertThatThrownBy(() -> Readiness.scoringAsBefore(Optional.empty()).look(said))
        .hasMessageContaining("no");
  }

  private static String awaited(
      Phase phase, boolean connected, ModelStatus model, Problems problems) {
    return Readiness.awaited(Reports.of(phase, connected, model, BatchStatus.NONE, problems));
  }

  private static AppStatus running(boolean connected, int adopted, int wanted, Problems problems) {
    return Reports.of(Phase.RUNNING, connected, model(adopted, wanted), SCORED, problems);
  }
}
