package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import recast.fixture.Some;

final class ModelSwapTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:10Z");
  private static final Instant SECOND = FIRST.plusSeconds(10);
  private static final Instant THIRD = SECOND.plusSeconds(10);

  private final Journal journal = new Journal();
  private final ModelSwap swap = new ModelSwap(journal);
  private final FakeBroadcast one = new FakeBroadcast();
  private final FakeBroadcast two = new FakeBroadcast();
  private final FakeBroadcast three = new FakeBroadcast();

  @Test
  void aBatchBeforeAnyModelIsRefused() {
    assertThatThrownBy(() -> swap.modelFor(FIRST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("2026-01-01T00:00:10Z");
  }

  @Test
  void theFirstModelIsAwaited() throws InterruptedException {
    assertThat(swap.awaitFirst(Duration.ZERO)).isFalse();

    offer(1, one);

    assertThat(swap.awaitFirst(Duration.ZERO)).isTrue();
  }

  @Test
  void theNextBatchAdoptsWhatWasOffered() {
    offer(1, one);
    assertThat(journal.events()).isEmpty();

    assertThat(swap.modelFor(FIRST).broadcast()).isSameAs(one);
    assertThat(journal.events()).containsExactly("adopted 1 from 2026-01-01T00:00:10Z");
  }

  @Test
  void aBatchKeepsItsModelWhateverIsOfferedMeanwhile() {
    offer(1, one);
    ActiveModel first = swap.modelFor(FIRST);
    offer(2, two);

    assertThat(first.broadcast()).isSameAs(one);
    assertThat(one.destroyed()).isFalse();
    assertThat(journal.events()).hasSize(1);
    swap.completed();

    assertThat(one.destroyed()).isFalse();
    assertThat(swap.modelFor(SECOND).broadcast()).isSameAs(two);
    assertThat(journal.events()).endsWith("adopted 2 from 2026-01-01T00:00:20Z");
  }

  @Test
  void batchesWithoutANewModelAdoptNothing() {
    offer(1, one);
    swap.modelFor(FIRST);
    swap.completed();

    assertThat(swap.modelFor(SECOND).broadcast()).isSameAs(one);
    assertThat(journal.events()).hasSize(1);
  }

  @Test
  void theOldModelIsReleasedOnceABatchWithTheNewOneHasCompleted() {
    offer(1, one);
    swap.modelFor(FIRST);
    swap.completed();
    offer(2, two);
    swap.modelFor(SECOND);
    assertThat(one.destroyed()).isFalse();

    swap.completed();

    assertThat(one.destroyed()).isTrue();
    assertThat(two.destroyed()).isFalse();
  }

  @Test
  void anOfferThatNoBatchUsedIsReleasedByTheNext() {
    offer(1, one);
    offer(2, two);

    assertThat(one.destroyed()).isTrue();
    assertThat(swap.modelFor(FIRST).broadcast()).isSameAs(two);
    assertThat(journal.events()).containsExactly("adopted 2 from 2026-01-01T00:00:10Z");
  }

  @Test
  void modelsOfBatchesThatFailedAreReleasedByTheNextSwap() {
    offer(1, one);
    swap.modelFor(FIRST);
    offer(2, two);
    swap.modelFor(SECOND);
    offer(3, three);
    swap.modelFor(THIRD);

    assertThat(one.destroyed()).isTrue();
    assertThat(two.destroyed()).isFalse();
    swap.completed();
    assertThat(two.destroyed()).isTrue();
    assertThat(three.destroyed()).isFalse();
  }

  @Test
  void aModelThatCannotBeReleasedFailsNoBatch() {
    FakeBroadcast stubborn = FakeBroadcast.stubborn();
    offer(1, stubborn);
    swap.modelFor(FIRST);
    swap.completed();
    offer(2, two);
    swap.modelFor(SECOND);
    swap.completed();

    assertThat(stubborn.destroyed()).isTrue();
    assertThat(swap.modelFor(THIRD).broadcast()).isSameAs(two);
  }

  private void offer(int release, FakeBroadcast broadcast) {
    swap.offer(new ActiveModel(Some.release(release), broadcast));
  }
}
