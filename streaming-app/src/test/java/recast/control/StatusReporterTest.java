package recast.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recast.fixture.Fixtures;
import recast.run.AppStatus;
import recast.run.AppStatus.Phase;
import recast.run.BatchStatus;
import recast.run.BatchStatus.LastBatch;
import recast.run.ModelStatus;
import recast.run.ModelStatus.Adopted;
import recast.run.ModelStatus.Wanted;
import recast.run.Problems;
import recast.score.PartitionScore;
import recast.store.LoadMetrics;
import recast.store.ReleaseNumber;
import recast.store.Version;

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

    assertThat(board.status().model())
        .isEqualTo(
            new ModelStatus(Optional.empty(), Optional.of(new Wanted(new ReleaseNumber(2), NOW))));
  }

  @Test
  void anAdoptedReleaseKeepsWhatIsWanted() {
    board.wanted(Fixtures.release(2));
    board.adopted(Fixtures.release(1), BATCH, EFFORT);

    assertThat(board.status().model())
        .isEqualTo(
            new ModelStatus(
                Optional.of(new Adopted(new ReleaseNumber(1), new Version(10), BATCH, "1/2")),
                Optional.of(new Wanted(new ReleaseNumber(2), NOW))));
  }

  @Test
  void batchesAreAddedUp() {
    board.scored(BATCH, List.of(score(3, 1), score(2, 0)));
    board.completed(Duration.ofMillis(7));
    board.scored(BATCH.plusMillis(1_000), List.of(score(1, 0)));
    board.completed(Duration.ofMillis(9));

    assertThat(board.status().batches())
        .isEqualTo(
            new BatchStatus(
                2,
                Optional.of(new LastBatch(BATCH.plusMillis(1_000), 1)),
                Duration.ofMillis(9),
                7,
                6,
                1));
  }

  @Test
  void anEmptyBatchCountsAsABatch() {
    board.scored(BATCH, List.of());
    board.completed(Duration.ZERO);

    assertThat(board.status().batches())
        .isEqualTo(
            new BatchStatus(1, Optional.of(new LastBatch(BATCH, 0)), Duration.ZERO, 0, 0, 0));
  }

  @Test
  void theSourceIsAProblemUntilItIsConnectedAlsoWhenItSendsNothing() {
    board.source(false, Optional.of("refused"));
    board.scored(BATCH, List.of());
    assertThat(problems()).isEqualTo(Problems.NONE.withSource(Optional.of("refused")));
    assertThat(board.status().sourceConnected()).isFalse();

    board.source(true, Optional.empty());
    assertThat(problems()).isEqualTo(Problems.NONE);
    assertThat(board.status().sourceConnected()).isTrue();
  }

  @Test
  void theStoreIsInTroubleUntilItIsFound() {
    board.lost("nobody answers");
    assertThat(problems()).isEqualTo(Problems.NONE.withStore(Optional.of("nobody answers")));

    board.found();
    assertThat(problems()).isEqualTo(Problems.NONE);
  }

  @Test
  void aStoreThatIsStillLostStaysInTroubleWhenALoadedReleaseIsAdopted() {
    board.lost("nobody answers");
    board.adopted(Fixtures.release(1), BATCH, EFFORT);

    assertThat(problems().store()).contains("nobody answers");
  }

  @Test
  void aDelayedReleaseIsATroubleUntilItIsAdopted() {
    board.delayed(Fixtures.release(1), "missing block");
    assertThat(problems().store()).contains("missing block");

    board.adopted(Fixtures.release(1), BATCH, EFFORT);
    assertThat(problems().store()).isEmpty();
  }

  @Test
  void aDelayedReleaseIsNoTroubleAnyMoreOnceANewerIsRejected() {
    board.delayed(Fixtures.release(1), "missing block");
    board.rejected(Fixtures.release(2), "no model");

    assertThat(problems())
        .isEqualTo(Problems.NONE.withRejection(Optional.of("release 2: no model")));
  }

  @Test
  void aDelayedReleaseStaysATroubleWhenThePointerCanBeReadAgain() {
    board.lost("nobody answers");
    board.delayed(Fixtures.release(1), "missing block");
    board.found();

    assertThat(problems().store()).contains("missing block");
  }

  @Test
  void theLastRejectionStaysAndChangesNothingOfTheModel() {
    board.adopted(Fixtures.release(1), BATCH, EFFORT);
    ModelStatus before = board.status().model();
    board.rejected(Fixtures.release(2), "no model");
    board.adopted(Fixtures.release(1), BATCH, EFFORT);

    assertThat(problems().rejection()).contains("release 2: no model");
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
    assertThat(problems().critical().orElseThrow()).contains("release 1", "9 of 10");

    board.adopted(Fixtures.release(1), BATCH, EFFORT);
    assertThat(problems().critical()).isEmpty();
  }

  @Test
  void aReleaseThatFailsAfterItsTrialIsCriticalUntilABatchIsWell() {
    board.adopted(Fixtures.release(2), BATCH, EFFORT);
    board.failingStill(Fixtures.release(2), "9 of 10 records failed");
    assertThat(problems().critical().orElseThrow()).contains("release 2", "9 of 10", "roll back");

    board.wellAgain();
    assertThat(problems().critical()).isEmpty();
  }

  @Test
  void troublesDoNotDisturbEachOther() {
    board.lost("store");
    board.rejected(Fixtures.release(2), "reason");
    board.source(false, Optional.of("source"));
    board.output(Optional.of("output"));

    assertThat(problems())
        .isEqualTo(
            new Problems(
                Optional.of("store"),
                Optional.of("release 2: reason"),
                Optional.of("source"),
                Optional.of("output"),
                Optional.empty()));
  }

  private Problems problems() {
    return board.status().problems();
  }

  private static PartitionScore score(long scored, long failed) {
    return new PartitionScore(scored, failed, List.of(), List.of());
  }
}
