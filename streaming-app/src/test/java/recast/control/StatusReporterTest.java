package recast.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import recast.fixture.Fixtures;
import recast.run.AppStatus;
import recast.run.AppStatus.Batches;
import recast.run.AppStatus.Model;
import recast.run.AppStatus.Phase;
import recast.run.AppStatus.Problems;
import recast.score.PartitionScore;
import recast.store.LoadMetrics;

final class StatusReporterTest {
  private static final Instant NOW = Instant.ofEpochMilli(5_000);
  private static final Instant BATCH = Instant.ofEpochMilli(10_000);
  private static final LoadMetrics EFFORT = new LoadMetrics(1, 2, 3, 4, 5, 6, 7);

  private final StatusReporter board =
      new StatusReporter(
          AppStatus.starting("clones", "application_1_0001", 1, "store", "host:9999"),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aPhaseChangesNothingElse() {
    AppStatus before = board.status();

    board.phase(Phase.STOPPING);

    assertThat(board.status().phase()).isEqualTo(Phase.STOPPING);
    assertThat(board.status().with(before.phase())).isEqualTo(before);
  }

  @Test
  void aWantedReleaseIsNotedWithItsTimeAndAdoptsNothing() {
    board.wanted(Fixtures.release(2));

    assertThat(board.status().model()).isEqualTo(new Model(0, 0, 0, "", 2, 5_000));
  }

  @Test
  void anAdoptedReleaseKeepsWhatIsWanted() {
    board.wanted(Fixtures.release(2));
    board.adopted(Fixtures.release(1), BATCH, EFFORT);

    assertThat(board.status().model()).isEqualTo(new Model(1, 10, 10_000, "1/2", 2, 5_000));
  }

  @Test
  void batchesAreAddedUp() {
    board.scored(BATCH, List.of(score(3, 1), score(2, 0)));
    board.completed(7);
    board.scored(BATCH.plusMillis(1_000), List.of(score(1, 0)));
    board.completed(9);

    assertThat(board.status().batches()).isEqualTo(new Batches(2, 11_000, 1, 9, 7, 6, 1));
  }

  @Test
  void anEmptyBatchCountsAsABatch() {
    board.scored(BATCH, List.of());
    board.completed(0);

    assertThat(board.status().batches()).isEqualTo(new Batches(1, 10_000, 0, 0, 0, 0, 0));
  }

  @Test
  void theSourceIsAProblemUntilItIsConnectedAlsoWhenItSendsNothing() {
    board.source(false, "refused");
    board.scored(BATCH, List.of());
    assertThat(problems()).isEqualTo(new Problems("", "", "refused", ""));
    assertThat(board.status().sourceConnected()).isFalse();

    board.source(true, "");
    assertThat(problems()).isEqualTo(new Problems("", "", "", ""));
    assertThat(board.status().sourceConnected()).isTrue();
  }

  @Test
  void theStoreIsInTroubleUntilItIsFound() {
    board.lost("nobody answers");
    assertThat(problems()).isEqualTo(new Problems("nobody answers", "", "", ""));

    board.found();
    assertThat(problems()).isEqualTo(new Problems("", "", "", ""));
  }

  @Test
  void aStoreThatIsStillLostStaysInTroubleWhenALoadedReleaseIsAdopted() {
    board.lost("nobody answers");
    board.adopted(Fixtures.release(1), BATCH, EFFORT);

    assertThat(problems().store()).isEqualTo("nobody answers");
  }

  @Test
  void aDelayedReleaseIsATroubleUntilItIsAdopted() {
    board.delayed(Fixtures.release(1), "missing block");
    assertThat(problems().store()).isEqualTo("missing block");

    board.adopted(Fixtures.release(1), BATCH, EFFORT);
    assertThat(problems().store()).isEmpty();
  }

  @Test
  void aDelayedReleaseIsNoTroubleAnyMoreOnceANewerIsRejected() {
    board.delayed(Fixtures.release(1), "missing block");
    board.rejected(Fixtures.release(2), "no model");

    assertThat(problems()).isEqualTo(new Problems("", "release 2: no model", "", ""));
  }

  @Test
  void aDelayedReleaseStaysATroubleWhenThePointerCanBeReadAgain() {
    board.lost("nobody answers");
    board.delayed(Fixtures.release(1), "missing block");
    board.found();

    assertThat(problems().store()).isEqualTo("missing block");
  }

  @Test
  void theLastRejectionStaysAndChangesNothingOfTheModel() {
    board.adopted(Fixtures.release(1), BATCH, EFFORT);
    Model before = board.status().model();
    board.rejected(Fixtures.release(2), "no model");
    board.adopted(Fixtures.release(1), BATCH, EFFORT);

    assertThat(problems().rejection()).isEqualTo("release 2: no model");
    assertThat(board.status().model()).isEqualTo(before);
  }

  @Test
  void aRejectionIsGoneOnceANewerReleaseIsAdopted() {
    board.rejected(Fixtures.release(2), "no model");

    board.adopted(Fixtures.release(3), BATCH, EFFORT);

    assertThat(problems().rejection()).isEmpty();
  }

  @Test
  void aReleaseThatFailsWithoutOneBeforeItIsCriticalUntilAnotherIsAdopted() {
    board.failing(Fixtures.release(1), "9 of 10 records failed");
    assertThat(problems().critical()).contains("release 1", "9 of 10");

    board.adopted(Fixtures.release(1), BATCH, EFFORT);
    assertThat(problems().critical()).isEmpty();
  }

  @Test
  void aReleaseThatFailsAfterItsTrialIsCriticalUntilABatchIsWell() {
    board.adopted(Fixtures.release(2), BATCH, EFFORT);
    board.failingStill(Fixtures.release(2), "9 of 10 records failed");
    assertThat(problems().critical()).contains("release 2", "9 of 10", "roll back");

    board.wellAgain();
    assertThat(problems().critical()).isEmpty();
  }

  @Test
  void troublesDoNotDisturbEachOther() {
    board.lost("store");
    board.rejected(Fixtures.release(2), "reason");
    board.source(false, "source");

    assertThat(problems()).isEqualTo(new Problems("store", "release 2: reason", "source", ""));
  }

  private Problems problems() {
    return board.status().problems();
  }

  private static PartitionScore score(long scored, long failed) {
    return new PartitionScore(scored, failed, List.of(), List.of());
  }
}
