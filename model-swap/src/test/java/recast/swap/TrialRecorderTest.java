package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static recast.swap.SwapBench.TRIAL_BATCHES;
import static recast.swap.SwapBench.batch;
import static recast.swap.SwapBench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.fixture.TestStore;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.store.SurvivedTrial;

/** Publishers learn which release has survived its trial. */
final class TrialRecorderTest {
  private SwapBench bench;
  private TroubledLedger ledger;
  private ModelSwap swap;
  private Release first;

  @BeforeEach
  void adoptTheFirst(@TempDir Path directory) throws Exception {
    bench = new SwapBench(directory);
    ledger = new TroubledLedger(bench.store.ledger());
    swap = bench.swap(batch(0), ledger);
    first = bench.store.publish(TestStore.CLONED);
    bench.adopt(swap, first);
  }

  @Test
  void aReleaseHasSurvivedWithItsLastTrialBatch() throws Exception {
    for (int number = 1; number < TRIAL_BATCHES; number++) {
      run(swap, number);
      swap.recordTrial();
      assertThat(survived()).isEmpty();
    }
    run(swap, TRIAL_BATCHES);
    assertThat(ledger.trials()).as("writes by the thread of a batch").isZero();

    swap.recordTrial();

    assertThat(survived())
        .contains(
            new SurvivedTrial(
                new ReleaseNumber(1), first.version(), batch(1), batch(TRIAL_BATCHES)));
  }

  @Test
  void whatIsWrittenIsNotWrittenAgain() throws Exception {
    for (int number = 1; number <= 2 * TRIAL_BATCHES; number++) {
      run(swap, number);
      swap.recordTrial();
    }

    assertThat(ledger.trials()).isEqualTo(1);
    assertThat(bench.written()).hasSize(2);
  }

  @Test
  void withoutTrialBatchesTheFirstBatchIsEnough() throws Exception {
    swap = bench.swap(batch(10), ledger, 0);
    bench.adopt(swap, first);
    swap.recordTrial();
    assertThat(survived()).isEmpty();

    run(swap, 11);
    swap.recordTrial();

    assertThat(survived()).map(SurvivedTrial::survivedAt).contains(batch(11));
  }

  @Test
  void aReleaseThatGoesBackHasNotSurvived() throws Exception {
    run(swap, 1);
    bench.adopt(swap, bench.store.publish(TestStore.PLAIN));
    swap.rollBack(swap.modelFor(batch(2)), batch(2), "all records failed");
    swap.completed(batch(2));
    for (int number = 3; number <= 9; number++) {
      run(swap, number);
    }
    swap.recordTrial();

    assertThat(survived()).map(SurvivedTrial::release).contains(new ReleaseNumber(1));
  }

  @Test
  void aReleaseThatFailsAndHasNoneBeforeItHasNotSurvived() throws Exception {
    swap.rollBack(swap.modelFor(batch(1)), batch(1), "all records failed");
    for (int number = 1; number <= 2 * TRIAL_BATCHES; number++) {
      run(swap, number);
    }
    swap.recordTrial();

    assertThat(survived()).isEmpty();
  }

  @Test
  void itIsWrittenBeforeTheNextReleaseIsAdopted() throws Exception {
    for (int number = 1; number <= TRIAL_BATCHES; number++) {
      run(swap, number);
    }
    bench.adopt(swap, bench.store.publish(TestStore.PLAIN));

    assertThat(survived()).map(SurvivedTrial::release).contains(new ReleaseNumber(1));
  }

  @Test
  void aReleaseThatALaterAttemptGoesOnWithSurvives() throws Exception {
    run(swap, 1);
    ModelSwap later = bench.swap(batch(7), ledger);
    later.resume();
    later.modelFor(batch(1));
    later.completed(batch(1));
    later.recordTrial();
    assertThat(survived()).as("after a batch of its trial, scored again").isEmpty();

    run(later, 8);
    later.recordTrial();

    assertThat(survived()).map(SurvivedTrial::survivedAt).contains(batch(8));
  }

  @Test
  void aBatchFromBeforeTheAdoptionIsNoneOfItsTrial() throws Exception {
    swap = bench.swap(batch(10), ledger, 0);
    bench.adopt(swap, first);
    swap.modelFor(batch(11));

    swap.completed(batch(9));
    swap.recordTrial();

    assertThat(survived()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsWrittenLater() throws Exception {
    Path obstacle = bench.store.adoptions().resolve("trial.json/obstacle");
    Files.createDirectories(obstacle);
    for (int number = 1; number <= TRIAL_BATCHES; number++) {
      run(swap, number);
    }
    swap.recordTrial();
    Files.delete(obstacle);
    Files.delete(obstacle.getParent());

    swap.recordTrial();

    assertThat(survived()).map(SurvivedTrial::release).contains(new ReleaseNumber(1));
  }

  private Optional<SurvivedTrial> survived() throws IOException {
    return bench.reader.survivedTrial("app");
  }
}
