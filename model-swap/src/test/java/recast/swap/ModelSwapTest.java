package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static recast.swap.SwapBench.batch;
import static recast.swap.SwapBench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.fixture.Fixtures;
import recast.fixture.TestStore;
import recast.model.example.CloneModel;
import recast.store.Adoption;
import recast.store.LoadMetrics;
import recast.store.Release;
import recast.store.ReleaseNumber;

final class ModelSwapTest {
  private SwapBench bench;
  private ModelSwap swap;
  private Release first;
  private Release second;

  @BeforeEach
  void publish(@TempDir Path directory) throws IOException {
    bench = new SwapBench(directory);
    swap = bench.swap(batch(0));
    first = bench.store.publish(TestStore.CLONED);
    second = bench.store.publish(TestStore.PLAIN);
  }

  @Test
  void aBatchBeforeAnyModelIsRefused() {
    assertThatThrownBy(() -> swap.modelFor(batch(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("2026-01-01T00:00:10Z");
  }

  @Test
  void theFirstModelIsAwaited() throws Exception {
    assertThat(swap.awaitFirst(Duration.ZERO)).isFalse();

    bench.adopt(swap, first);

    assertThat(swap.awaitFirst(Duration.ZERO)).isTrue();
  }

  @Test
  void aModelIsAdoptedFromTheNextBatchOn() throws Exception {
    bench.adopt(swap, first);

    assertThat(bench.journal.events()).containsExactly("adopted 1 from 2026-01-01T00:00:10Z");
    ActiveModel model = swap.modelFor(batch(1));
    assertThat(model.release()).isEqualTo(first);
    assertThat(model.from()).isEqualTo(batch(1));
    assertThat(SwapBench.decoded(model)).isEqualTo(new CloneModel(true));
  }

  @Test
  void theNextBatchIsTheOneAfterTheLastThatTookItsModel() throws Exception {
    bench.adopt(swap, first);
    swap.modelFor(batch(4));
    bench.adopt(swap, second);

    assertThat(bench.journal.events()).endsWith("adopted 2 from " + batch(5));
  }

  @Test
  void aRunThatStartsBetweenTwoBatchesAdoptsFromTheFirstOfThem() throws Exception {
    swap = bench.swap(batch(7).plusMillis(1));
    bench.adopt(swap, first);
    swap = bench.swap(batch(8).minusMillis(1));
    bench.adopt(swap, second);

    assertThat(bench.adoptions()).extracting(Adoption::from).containsOnly(batch(8));
  }

  @Test
  void anAdoptionIsOnTheFileSystemBeforeAnyBatchWithIt() throws Exception {
    LoadMetrics effort = new LoadMetrics(1, 2, 3, 4, 5, 6, 7);
    swap.adopt(new StagedModel(first, FakeBroadcast.ofModel(), effort));

    assertThat(bench.adoptions())
        .containsExactly(
            new Adoption(
                "app",
                "application_1_1",
                new ReleaseNumber(1),
                first.version(),
                Adoption.Verdict.ADOPTED,
                batch(1),
                "",
                effort));
  }

  @Test
  void aBatchKeepsItsModelWhateverIsAdoptedMeanwhile() throws Exception {
    bench.adopt(swap, first);
    ActiveModel model = swap.modelFor(batch(1));
    bench.adopt(swap, second);

    assertThat(destroyed(model)).isFalse();
    swap.completed(batch(1));

    assertThat(destroyed(model)).isFalse();
    assertThat(run(swap, 2)).isEqualTo(2);
  }

  @Test
  void aBatchOfAnEarlierTimeThanTheAdoptionKeepsTheModelBefore() throws Exception {
    bench.adopt(swap, first);
    run(swap, 3);
    bench.adopt(swap, second);

    assertThat(swap.modelFor(batch(4).minusMillis(1)).release()).isEqualTo(first);
    assertThat(swap.modelFor(batch(4)).release()).isEqualTo(second);
  }

  @Test
  void batchesWithoutANewModelAdoptNothing() throws Exception {
    bench.adopt(swap, first);

    assertThat(run(swap, 1)).isEqualTo(1);
    assertThat(run(swap, 2)).isEqualTo(1);
    assertThat(bench.journal.events()).hasSize(1);
    assertThat(bench.adoptions()).hasSize(1);
  }

  @Test
  void ofSeveralModelsBeforeABatchTheLastOneScoresItAndTheOthersAreReleased() throws Exception {
    bench.adopt(swap, first);
    bench.adopt(swap, second);

    ActiveModel model = swap.modelFor(batch(1));
    assertThat(model.release()).isEqualTo(second);
    assertThat(bench.broadcasts.made()).isEqualTo(2);
    assertThat(bench.broadcasts.alive()).isEqualTo(1);
    assertThat(destroyed(model)).isFalse();
    assertThat(bench.store.ledger().at(batch(1)))
        .map(Adoption::release)
        .contains(new ReleaseNumber(2));
  }

  @Test
  void aModelThatIsNotAdoptedYetOutlivesTheBatchesMeanwhile() throws Exception {
    bench.adopt(swap, first);
    StagedModel ready = swap.stage(second, () -> {});
    run(swap, 1);
    run(swap, 8);

    swap.adopt(ready);
    swap.release(ready);

    assertThat(destroyed(swap.modelFor(batch(9)))).isFalse();
  }

  @Test
  void aModelThatIsAdoptedOnceMoreOutlivesTheEndOfTheTrialThatItWasKeptFor() throws Exception {
    bench.adopt(swap, first);
    run(swap, 1);
    bench.adopt(swap, second);
    run(swap, 2);
    StagedModel kept = swap.stage(first, () -> {});
    assertThat(bench.broadcasts.made()).isEqualTo(2);
    run(swap, 8);
    assertThat(destroyed(kept.broadcast())).isFalse();

    swap.release(kept);

    assertThat(destroyed(kept.broadcast())).isTrue();
  }

  @Test
  void afterManySwapsTwoModelsAreResidentAndNoneIsHandedOutDestroyed() throws Exception {
    for (int release = 1; release <= 40; release++) {
      swap.makeRoom();
      FakeBroadcast<BroadcastModel> broadcast = bench.broadcasts.broadcast(FakeBroadcasts.model());
      swap.adopt(new StagedModel(Fixtures.release(release), broadcast, LoadMetrics.NONE));
      assertThat(bench.broadcasts.alive()).isLessThanOrEqualTo(2);
      for (int batch = 2 * release; batch < 2 * release + release % 3; batch++) {
        ActiveModel model = swap.modelFor(batch(batch));
        assertThat(model.release().number().value()).isEqualTo(release);
        assertThat(destroyed(model)).isFalse();
        swap.completed(batch(batch));
        assertThat(destroyed(model)).isFalse();
      }
    }
    assertThat(bench.broadcasts.made()).isEqualTo(40);
    assertThat(bench.broadcasts.alive()).isBetween(1L, 2L);
  }

  @Test
  void aModelThatCannotBeReleasedFailsNoBatch() throws Exception {
    FakeBroadcast<BroadcastModel> stubborn = FakeBroadcast.stubborn();
    swap.adopt(new StagedModel(first, stubborn, LoadMetrics.NONE));
    run(swap, 1);
    swap.makeRoom();
    bench.adopt(swap, second);
    run(swap, 2);
    swap.makeRoom();

    assertThat(stubborn.destroyed()).isTrue();
    assertThat(run(swap, 3)).isEqualTo(2);
  }

  private static boolean destroyed(ActiveModel model) {
    return destroyed(model.broadcast());
  }

  private static boolean destroyed(Broadcast<?> broadcast) {
    return ((FakeBroadcast<?>) broadcast).destroyed();
  }
}
