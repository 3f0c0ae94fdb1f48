package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static recast.swap.SwapBench.batch;
import static recast.swap.SwapBench.run;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.fixture.BackgroundCall;
import recast.fixture.TestStore;
import recast.store.Release;
import recast.store.StoreException;

/** A swap whose ledger is slow, or fails, or leaves it in doubt. */
final class ModelSwapLedgerTest {
  private SwapBench bench;
  private TroubledLedger ledger;
  private ModelSwap swap;
  private Release second;

  @BeforeEach
  void adoptTheFirst(@TempDir Path directory) throws Exception {
    bench = new SwapBench(directory);
    ledger = new TroubledLedger(bench.store.ledger());
    swap = bench.swap(batch(0), ledger);
    bench.adopt(swap, bench.store.publish(TestStore.CLONED));
    second = bench.store.publish(TestStore.PLAIN);
    run(swap, 1);
  }

  @AfterEach
  void endDoubts() {
    ledger.clear();
  }

  @Test
  void anAdoptionThatABatchOvertakesIsPreparedAgainForALaterOne() throws Exception {
    ledger.slow(() -> run(swap, 2));

    bench.adopt(swap, second);

    assertThat(bench.journal.events()).endsWith("adopted 2 from " + batch(4));
    assertThat(run(swap, 3)).isEqualTo(1);
    assertThat(run(swap, 4)).isEqualTo(2);
    assertThat(bench.written()).hasSize(2);
  }

  @Test
  void aLedgerThatStaysSlowLooksEverFurtherAhead() throws Exception {
    ledger.slow(() -> run(swap, 2), () -> run(swap, 4), () -> run(swap, 9));

    bench.adopt(swap, second);

    assertThat(bench.journal.events()).endsWith("adopted 2 from " + batch(17));
    assertThat(run(swap, 16)).isEqualTo(1);
    assertThat(run(swap, 17)).isEqualTo(2);
    assertThat(bench.written()).hasSize(2);
  }

  @Test
  void anAdoptionThatCannotBeWrittenChangesNothing() throws Exception {
    StagedModel ready = swap.stage(second, () -> {});
    bench.store.blockAdoptions();

    assertThatThrownBy(() -> swap.adopt(ready)).isInstanceOf(StoreException.class);

    bench.store.unblockAdoptions();
    assertThat(run(swap, 2)).isEqualTo(1);
    assertThat(bench.journal.events()).hasSize(1);
    assertThat(bench.written()).hasSize(1);

    swap.adopt(ready);
    assertThat(run(swap, 3)).isEqualTo(2);
  }

  @Test
  void batchesFromTheAdoptionOnWaitUntilItIsKnownToBeInForce() throws Exception {
    ledger.loseAnswers(TroubledLedger.Doubt.DONE);
    BackgroundCall<Void> adopting = adopting();
    BackgroundCall<Integer> waiting = waiting(2);

    ledger.clear();

    adopting.get();
    assertThat(waiting.get()).isEqualTo(2);
    assertThat(bench.written()).hasSize(2);
  }

  @Test
  void batchesBeforeAnAdoptionInDoubtDoNotWait() throws Exception {
    ledger.loseAnswers(TroubledLedger.Doubt.DONE);
    BackgroundCall<Void> adopting = adopting();

    BackgroundCall<ActiveModel> earlier =
        BackgroundCall.start(() -> swap.modelFor(batch(2).minusMillis(1)));
    assertThat(earlier.get().release().number().value()).isEqualTo(1);

    ledger.clear();
    adopting.get();
  }

  @Test
  void batchesThatWaitedForAnAdoptionThatIsNotInForceKeepTheModelBefore() throws Exception {
    ledger.loseAnswers(TroubledLedger.Doubt.DROPPED);
    BackgroundCall<Void> adopting = adopting();
    BackgroundCall<Integer> waiting = waiting(2);
    BackgroundCall<Integer> waitingToo = waiting(3);

    ledger.clear();

    assertThatThrownBy(adopting::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StoreException.class);
    assertThat(waiting.get()).isEqualTo(1);
    assertThat(waitingToo.get()).isEqualTo(1);
    assertThat(bench.journal.events()).hasSize(1);
    assertThat(bench.written()).hasSize(1);
  }

  private BackgroundCall<Void> adopting() throws Exception {
    StagedModel ready = swap.stage(second, () -> {});
    BackgroundCall<Void> adopting =
        BackgroundCall.start(
            () -> {
              swap.adopt(ready);
              return null;
            });
    await().until(() -> ledger.unsettled() == 2);
    return adopting;
  }

  private BackgroundCall<Integer> waiting(int batch) {
    BackgroundCall<Integer> waiting =
        BackgroundCall.start(() -> swap.modelFor(batch(batch)).release().number().value());
    waiting.awaitWaiting();
    return waiting;
  }
}
