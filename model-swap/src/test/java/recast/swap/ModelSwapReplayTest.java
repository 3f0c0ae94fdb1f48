package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static recast.swap.SwapBench.batch;
import static recast.swap.SwapBench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.fixture.BackgroundCall;
import recast.fixture.TestStore;
import recast.model.example.CloneModel;
import recast.store.Release;
import recast.store.StoreException;

/** A driver that was started again: what was scored before is scored by the same release. */
final class ModelSwapReplayTest {
  private SwapBench bench;
  private ModelSwap before;
  private Release first;
  private Release second;

  @BeforeEach
  void scoreThreeBatchesWithTwoReleases(@TempDir Path directory) throws Exception {
    bench = new SwapBench(directory);
    before = bench.swap(batch(0));
    first = bench.store.publish(TestStore.CLONED);
    second = bench.store.publish(TestStore.PLAIN);
    bench.adopt(before, first);
    run(before, 1);
    run(before, 2);
    bench.adopt(before, second);
    run(before, 3);
  }

  @Test
  void eachBatchIsScoredByTheReleaseThatScoredItBefore() throws Exception {
    ModelSwap again = bench.swap(batch(3).plusMillis(1));

    ActiveModel replayed = again.modelFor(batch(1));

    assertThat(replayed.release()).isEqualTo(first);
    assertThat(SwapBench.decoded(replayed)).isEqualTo(new CloneModel(true));
    again.completed(batch(1));
    assertThat(run(again, 2)).isEqualTo(1);
    assertThat(run(again, 3)).isEqualTo(2);
  }

  @Test
  void aBatchThatWentTheWayBackGoesItAgain() throws Exception {
    ActiveModel failed = before.modelFor(batch(4));
    before.rollBack(failed, batch(4), "9 of 10 records failed");
    before.completed(batch(4));
    ModelSwap again = bench.swap(batch(5));

    assertThat(run(again, 3)).isEqualTo(2);
    assertThat(run(again, 4)).isEqualTo(1);
    assertThat(run(again, 5)).isEqualTo(1);
  }

  @Test
  void aBatchThatNoReleaseScoredYetIsScoredByTheOneInForceAtItsTime() throws Exception {
    bench.adopt(before, bench.store.publish(TestStore.CLONED));
    ModelSwap again = bench.swap(batch(6));

    assertThat(run(again, 4)).isEqualTo(3);
    assertThat(run(again, 6)).isEqualTo(3);
  }

  @Test
  void aRunGoesOnWithTheLastAdoption() throws Exception {
    ModelSwap again = bench.swap(batch(6));

    assertThat(again.resume()).isTrue();

    assertThat(bench.journal.events()).endsWith("adopted 2 from " + batch(3));
    assertThat(again.awaitFirst(Duration.ZERO)).isTrue();
    assertThat(run(again, 2)).isEqualTo(1);
    assertThat(run(again, 6)).isEqualTo(2);
    assertThat(run(again, 7)).isEqualTo(2);
  }

  @Test
  void aRunGoesOnWithWhatItWentBackTo() throws Exception {
    before.rollBack(before.modelFor(batch(4)), batch(4), "9 of 10 records failed");
    ModelSwap again = bench.swap(batch(6));

    assertThat(again.resume()).isTrue();

    assertThat(run(again, 7)).isEqualTo(1);
  }

  @Test
  void aRunThatGoesOnAdoptsOnlyForBatchesThatWereNeverScored() throws Exception {
    ModelSwap again = bench.swap(batch(6));
    again.resume();
    bench.adopt(again, bench.store.publish(TestStore.CLONED));

    assertThat(bench.journal.events()).endsWith("adopted 3 from " + batch(7));
    assertThat(run(again, 6)).isEqualTo(2);
    assertThat(run(again, 7)).isEqualTo(3);
  }

  @Test
  void withoutAnyAdoptionThereIsNothingToGoOnWith(@TempDir Path directory) throws Exception {
    ModelSwap fresh = new SwapBench(directory).swap(batch(0));

    assertThat(fresh.resume()).isFalse();

    assertThat(fresh.awaitFirst(Duration.ZERO)).isFalse();
  }

  @Test
  void aRunThatHasAModelGoesOnWithIt() throws Exception {
    ModelSwap again = bench.swap(batch(6));
    bench.adopt(again, bench.store.publish(TestStore.CLONED));

    assertThat(again.resume()).isFalse();

    assertThat(run(again, 7)).isEqualTo(3);
  }

  @Test
  void aModelThatIsResidentIsNotReadAgain() throws Exception {
    ModelSwap again = bench.swap(batch(6));
    again.resume();
    int payloads = bench.reader.payloads();

    assertThat(run(again, 3)).isEqualTo(2);
    assertThat(run(again, 4)).isEqualTo(2);

    assertThat(bench.reader.payloads()).isEqualTo(payloads);
  }

  @Test
  void batchesThatAreScoredAgainReadTheirModelOnceAndLeaveItBehind() throws Exception {
    ModelSwap again = bench.swap(batch(6));
    again.resume();
    int payloads = bench.reader.payloads();
    long alive = bench.broadcasts.alive();

    assertThat(run(again, 1)).isEqualTo(1);
    assertThat(run(again, 2)).isEqualTo(1);
    assertThat(bench.reader.payloads()).isEqualTo(payloads + 1);

    assertThat(run(again, 7)).isEqualTo(2);
    assertThat(bench.broadcasts.alive()).isEqualTo(alive);
  }

  @Test
  void aBatchWaitsForAPayloadThatCannotBeReadNow() throws Exception {
    Path payload = bench.store.payload(first);
    Path hidden = payload.resolveSibling("hidden");
    Files.move(payload, hidden);
    ModelSwap again = bench.swap(batch(6));
    int payloads = bench.reader.payloads();
    BackgroundCall<Integer> waiting = BackgroundCall.start(() -> run(again, 1));
    await().until(() -> bench.reader.payloads() > payloads);

    Files.move(hidden, payload);

    assertThat(waiting.get()).isEqualTo(1);
  }

  @Test
  void aBatchWaitsForALedgerThatCannotBeReadNow() throws Exception {
    Path adoption = bench.store.adoption(first, batch(1));
    Path hidden = adoption.resolveSibling("hidden");
    Files.move(adoption, hidden);
    Files.createDirectory(adoption);
    ModelSwap again = bench.swap(batch(6));
    BackgroundCall<Integer> waiting = BackgroundCall.start(() -> run(again, 1));
    waiting.awaitPausing();

    Files.delete(adoption);
    Files.move(hidden, adoption);

    assertThat(waiting.get()).isEqualTo(1);
  }

  @Test
  void aBatchWhosePayloadIsCorruptFails() throws Exception {
    Files.writeString(bench.store.payload(first), "{\"cloned\": tru?}");
    ModelSwap again = bench.swap(batch(6));

    assertThatThrownBy(() -> again.modelFor(batch(1)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("SHA-256");
  }

  @Test
  void aBatchWhoseModelDoesNotDecodeAnyMoreFails(@TempDir Path directory) throws Exception {
    SwapBench other = new SwapBench(directory);
    Release unfit = other.store.publish(HostileFormat.ID, "end");
    ModelSwap swap = other.swap(batch(0));
    swap.adopt(new StagedModel(unfit, FakeBroadcast.ofModel(), recast.store.LoadMetrics.NONE));
    ModelSwap again = other.swap(batch(6));

    assertThatThrownBy(() -> again.modelFor(batch(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("again with release 1")
        .hasMessageContaining("does not decode");
  }
}
