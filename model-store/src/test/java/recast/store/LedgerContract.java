package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.store.Adoption.Verdict;

/** Which release scores a batch, as an application finds it after a crash. */
abstract class LedgerContract extends StoreFixture {
  private static final String APP = "app";

  private AdoptionLedger ledger;

  @BeforeEach
  void openLedger() {
    ledger = store.ledger(APP);
  }

  @Test
  void aBatchBelongsToTheLastAdoptionAtItsTime() throws IOException {
    record(adoption(APP, 1, Verdict.ADOPTED, 1_000));
    record(adoption(APP, 2, Verdict.ADOPTED, 2_000));

    assertThat(releaseAt(999)).isZero();
    assertThat(releaseAt(1_000)).isEqualTo(1);
    assertThat(releaseAt(1_999)).isEqualTo(1);
    assertThat(releaseAt(2_000)).isEqualTo(2);
    assertThat(releaseAt(9_999)).isEqualTo(2);
  }

  @Test
  void anAdoptionThatIsNotCommittedScoresNothing() throws IOException {
    record(adoption(APP, 1, Verdict.ADOPTED, 1_000));
    PendingAdoption second = ledger.prepare(adoption(APP, 2, Verdict.ADOPTED, 2_000));

    assertThat(releaseAt(2_000)).isEqualTo(1);
    second.discard();

    assertThat(releaseAt(2_000)).isEqualTo(1);
    assertThat(names(new Path(root, "adoptions/app"))).hasSize(1);
    assertThatThrownBy(second::commit).isInstanceOf(StoreException.class);
  }

  @Test
  void anEpochIsClaimedOnce() throws IOException {
    RunFencing epochs = store.epochs(APP);
    assertThat(epochs.newest()).isEmpty();

    Epoch first = new Epoch(1, "application_1_0001");
    assertThat(epochs.claim(first)).isEqualTo(first);
    assertThat(epochs.claim(new Epoch(1, "application_1_0002"))).isEqualTo(first);
    Epoch second = new Epoch(2, "application_1_0002");
    assertThat(epochs.claim(second)).isEqualTo(second);

    assertThat(epochs.newest()).contains(second);
    assertThat(names(new Path(root, "adoptions/app")))
        .containsExactlyInAnyOrder("epoch-00000001.json", "epoch-00000002.json");
    assertThat(store.reader().adopters()).isEmpty();
  }

  @Test
  void aReleaseThatIsRejectedLosesTheBatchesFromThenOn() throws IOException {
    record(adoption(APP, 1, Verdict.ADOPTED, 1_000));
    record(adoption(APP, 2, Verdict.ADOPTED, 2_000));
    record(adoption(APP, 2, Verdict.REJECTED, 4_000));

    assertThat(releaseAt(3_000)).isEqualTo(2);
    assertThat(releaseAt(4_000)).isEqualTo(1);
    assertThat(releaseAt(9_000)).isEqualTo(1);
    assertThat(store.reader().adoption(APP)).map(Adoption::release).contains(new ReleaseNumber(1));
  }

  @Test
  void aReleaseThatIsRejectedInItsFirstBatchNeverScored() throws IOException {
    record(adoption(APP, 1, Verdict.ADOPTED, 1_000));
    record(adoption(APP, 2, Verdict.ADOPTED, 2_000));
    record(adoption(APP, 2, Verdict.REJECTED, 2_000));

    assertThat(releaseAt(2_000)).isEqualTo(1);
    assertThat(store.reader().adoptions(APP, 1))
        .containsExactly(adoption(APP, 2, Verdict.REJECTED, 2_000));
  }

  @Test
  void aRejectionThatCannotBeWrittenLeavesNothingBehind() throws IOException {
    record(adoption(APP, 1, Verdict.ADOPTED, 1_000));
    Adoption rejection = adoption(APP, 1, Verdict.REJECTED, 2_000);
    Path target = new StoreLayout(root).adoption(rejection);
    context().mkdir(new Path(target, "obstacle"), FsPermission.getDirDefault(), true);

    assertThatThrownBy(() -> ledger.reject(rejection)).isInstanceOf(StoreException.class);

    assertThat(names(target.getParent())).hasSize(2);
    context().delete(target, true);
    ledger.reject(rejection);
    assertThat(releaseAt(2_000)).isZero();
  }

  @Test
  void aRejectedReleaseMayBeAdoptedByALaterRun() throws IOException {
    record(adoption(APP, 1, Verdict.ADOPTED, 1_000));
    record(adoption(APP, 2, Verdict.REJECTED, 2_000));
    record(adoption(APP, 2, Verdict.ADOPTED, 3_000));

    assertThat(releaseAt(2_500)).isEqualTo(1);
    assertThat(releaseAt(3_000)).isEqualTo(2);
  }

  @Test
  void whatABatchMayNeedOnceMoreIsNotPruned() throws IOException {
    for (int version = 1; version <= 7; version++) {
      publish("payload " + version);
    }
    long now = Duration.ofDays(365).toMillis();
    record(adoption(APP, 1, Verdict.ADOPTED, now - Duration.ofHours(3).toMillis()));
    // A batch of an hour ago was scored by this one.
    record(adoption(APP, 2, Verdict.ADOPTED, now - Duration.ofHours(2).toMillis()));
    record(adoption(APP, 3, Verdict.ADOPTED, now - Duration.ofMinutes(59).toMillis()));
    record(adoption(APP, 4, Verdict.ADOPTED, now - Duration.ofMinutes(10).toMillis()));
    record(adoption(APP, 5, Verdict.ADOPTED, now));

    PruneResult pruned =
        store
            .pruner(java.time.Clock.systemUTC())
            .prune(new RetentionPolicy(1, Duration.ofHours(1)));

    assertThat(pruned.versions()).containsExactly(new Version(1));
  }

  @Test
  void whatAnApplicationWentBackToIsNotPruned() throws IOException {
    for (int version = 1; version <= 5; version++) {
      publish("payload " + version);
    }
    long pause = Duration.ofHours(3).toMillis();
    for (int release = 1; release <= 5; release++) {
      record(adoption(APP, release, Verdict.ADOPTED, release * pause));
    }
    record(adoption(APP, 4, Verdict.REJECTED, 4 * pause + 10_000));
    record(adoption(APP, 5, Verdict.REJECTED, 5 * pause + 10_000));

    PruneResult pruned =
        store
            .pruner(java.time.Clock.systemUTC())
            .prune(new RetentionPolicy(1, Duration.ofHours(1)));

    assertThat(store.reader().adoption(APP)).map(Adoption::release).contains(new ReleaseNumber(3));
    assertThat(pruned.versions()).containsExactly(new Version(1));
  }

  @Test
  void anApplicationIsAliveUntilItHasEnded() throws IOException {
    assertThat(store.reader().alive(APP)).isEmpty();

    ledger.alive(Instant.ofEpochSecond(1_000));
    ledger.alive(Instant.ofEpochSecond(2_000));
    assertThat(store.reader().alive(APP)).contains(Instant.ofEpochSecond(2_000));
    record(adoption(APP, 1, Verdict.ADOPTED, 1_000));
    assertThat(store.reader().adoptions(APP, 10)).hasSize(1);

    ledger.ended();
    ledger.ended();
    assertThat(store.reader().alive(APP)).isEmpty();
    assertThat(store.reader().adopters()).extracting(Adoption::app).isEqualTo(List.of(APP));
  }

  @Test
  void anApplicationStandsToAReleaseByWhatItMadeOfItAndOfNewerOnes() throws IOException {
    assertThat(store.reader().adoptionState(APP, new ReleaseNumber(1)))
        .isEqualTo(new AdoptionState(List.of(), Optional.empty(), List.of()));
    assertThat(store.reader().apps()).isEmpty();
    Adoption second = adoption(APP, 2, Verdict.ADOPTED, 2_000);
    Adoption back = adoption(APP, 2, Verdict.REJECTED, 4_000);
    Adoption third = adoption(APP, 3, Verdict.ADOPTED, 5_000);
    record(adoption(APP, 1, Verdict.ADOPTED, 1_000));
    record(second);
    record(back);
    record(third);
    ledger.alive(Instant.ofEpochSecond(1_000));
    ledger.alive(Instant.ofEpochSecond(2_000));

    Optional<Instant> alive = Optional.of(Instant.ofEpochSecond(2_000));
    assertThat(store.reader().adoptionState(APP, new ReleaseNumber(2)))
        .isEqualTo(new AdoptionState(List.of(third, back, second), alive, List.of()));
    assertThat(store.reader().adoptionState(APP, new ReleaseNumber(4)))
        .isEqualTo(new AdoptionState(List.of(), alive, List.of()));
    assertThat(store.reader().apps()).containsExactly(APP);
  }

  @Test
  void theNewestReleaseThatSurvivedItsTrialReplacesTheOneBefore() throws IOException {
    assertThat(store.reader().survivedTrial(APP)).isEmpty();
    record(adoption(APP, 1, Verdict.ADOPTED, 1_000));
    for (int release = 1; release <= 2; release++) {
      SurvivedTrial trial =
          new SurvivedTrial(
              new ReleaseNumber(release),
              new Version(7),
              Instant.ofEpochMilli(1_000),
              Instant.ofEpochMilli(9_001));

      ledger.survivedTrial(trial);

      assertThat(store.reader().survivedTrial(APP)).contains(trial);
    }
    assertThat(names(new Path(root, "adoptions/app"))).hasSize(2).contains("trial.json");
    assertThat(store.reader().adoptions(APP, 9)).hasSize(1);
    assertThat(store.reader().adoptionState(APP, new ReleaseNumber(1)).adoptions()).hasSize(1);
  }

  @Test
  void aTrialThatCannotBeReadIsFoundAndStopsNothingElse() throws IOException {
    publish("payload");
    record(adoption(APP, 1, Verdict.ADOPTED, 1_000));
    Path trial = new StoreLayout(root).trial(APP);
    for (String damage : List.of("", "garbage", "{}", "x".repeat(5_000))) {
      overwrite(trial, damage);

      assertThatThrownBy(() -> store.reader().survivedTrial(APP))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("trial.json");
      assertThat(store.reader().adoptionState(APP, new ReleaseNumber(1)).adoptions()).hasSize(1);
      assertThat(store.verifier().problems())
          .singleElement()
          .asString()
          .contains("trial.json", "; delete ");
    }
    ledger.survivedTrial(
        new SurvivedTrial(new ReleaseNumber(1), new Version(1), Instant.EPOCH, Instant.EPOCH));
    assertThat(store.verifier().problems()).isEmpty();
  }

  @Test
  void aTrialThatCannotBeWrittenLeavesNothingBehind() throws IOException {
    SurvivedTrial trial =
        new SurvivedTrial(new ReleaseNumber(1), new Version(1), Instant.EPOCH, Instant.EPOCH);
    Path target = new StoreLayout(root).trial(APP);
    context().mkdir(new Path(target, "obstacle"), FsPermission.getDirDefault(), true);

    assertThatThrownBy(() -> ledger.survivedTrial(trial)).isInstanceOf(StoreException.class);

    assertThat(names(target.getParent())).containsExactly("trial.json");
  }

  private int releaseAt(long millis) throws IOException {
    return ledger
        .at(Instant.ofEpochMilli(millis))
        .map(adoption -> adoption.release().value())
        .orElse(0);
  }
}
