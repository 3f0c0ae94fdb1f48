package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static recast.swap.SwapBench.batch;

import org.junit.jupiter.api.Test;
import recast.fixture.Fixtures;

final class ActiveModelsTest {
  private final ActiveModel first = model(1, 1);
  private final ActiveModel second = model(2, 3);
  private final ActiveModel third = model(3, 5);

  @Test
  void aChangeLeavesTheSnapshotBeforeAsItWas() {
    ActiveModels before = ActiveModels.NONE.offer(first);

    ActiveModels after = before.run(batch(1));

    assertThat(before).isEqualTo(ActiveModels.NONE.offer(first));
    assertThat(after.offered()).isEmpty();
    assertThat(after.active()).contains(first);
    assertThat(after.running()).contains(first);
    assertThat(after.previous()).isEmpty();
  }

  @Test
  void aBatchBeforeTheOfferKeepsTheModelBefore() {
    ActiveModels models = ActiveModels.NONE.start(first).offer(second).run(batch(2));

    assertThat(models.running()).contains(first);
    assertThat(models.offered()).containsExactly(second);
  }

  @Test
  void aBatchThatSkipsAnOfferHasTheLastOneAndKeepsTheOneBefore() {
    ActiveModels models = ActiveModels.NONE.start(first).offer(second).offer(third).run(batch(9));

    assertThat(models.active()).contains(third);
    assertThat(models.previous()).contains(second);
    assertThat(models.of(first.release().version())).isEmpty();
  }

  @Test
  void anOfferTakesThePlaceOfThoseForLaterBatches() {
    ActiveModel sooner = model(4, 3);

    assertThat(ActiveModels.NONE.offer(second).offer(third).offer(sooner).offered())
        .containsExactly(sooner);
  }

  @Test
  void aFailedModelGivesWayToTheRunningOneWithoutAWayBackToItself() {
    ActiveModels models =
        ActiveModels.NONE
            .start(first)
            .offer(second)
            .run(batch(3))
            .run(first)
            .replace(second.release());

    assertThat(models.active()).contains(first);
    assertThat(models.previous()).isEmpty();
    assertThat(models.of(second.release().version())).isEmpty();
  }

  @Test
  void aModelThatFailedEarlierReplacesNothing() {
    ActiveModels models = ActiveModels.NONE.start(second).run(first);

    assertThat(models.replace(third.release())).isEqualTo(models);
  }

  @Test
  void modelsThatWaitForTheirBatchAreCountedApart() {
    ActiveModels models = ActiveModels.NONE.start(first).offer(second).offer(third);

    assertThat(models.activeBytes()).isEqualTo(16);
    assertThat(models.offeredBytes()).isEqualTo(32);
    assertThat(ActiveModels.NONE.activeBytes()).isZero();
  }

  private static ActiveModel model(int release, int from) {
    return new ActiveModel(Fixtures.release(release), batch(from), FakeBroadcast.ofModel());
  }
}
