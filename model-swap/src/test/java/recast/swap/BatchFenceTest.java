package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static recast.swap.SwapBench.batch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import recast.fixture.BackgroundCall;

final class BatchFenceTest {
  private final BatchFence clock = new BatchFence(SwapBench.INTERVAL, batch(0));

  @AfterEach
  void letGo() {
    clock.settled();
  }

  @Test
  void theNextBatchFollowsTheStart() {
    assertThat(clock.next(1)).isEqualTo(batch(1));
    assertThat(clock.next(3)).isEqualTo(batch(3));
  }

  @Test
  void batchesAreMultiplesOfTheInterval() {
    BatchFence between = new BatchFence(SwapBench.INTERVAL, batch(4).plusMillis(9_999));

    assertThat(between.next(1)).isEqualTo(batch(5));
  }

  @Test
  void theNextBatchFollowsTheLastThatTookItsModel() throws Exception {
    clock.enter(batch(3));

    assertThat(clock.next(1)).isEqualTo(batch(4));
  }

  @Test
  void aBatchThatComesOnceMoreDoesNotTurnBackTheClock() throws Exception {
    clock.enter(batch(3));
    clock.enter(batch(2));

    assertThat(clock.next(1)).isEqualTo(batch(4));
  }

  @Test
  void aClaimHoldsUnlessItsBatchHasTakenItsModel() throws Exception {
    assertThat(clock.claim(batch(1))).isTrue();
    clock.settled();
    clock.enter(batch(2));

    assertThat(clock.claim(batch(2))).isFalse();
    assertThat(clock.claim(batch(3))).isTrue();
  }

  @Test
  void noClaimIsMadeBeforeAnEarlierOne() {
    clock.claim(batch(8));
    clock.settled();

    assertThat(clock.next(1)).isEqualTo(batch(8));
    assertThat(clock.next(9)).isEqualTo(batch(9));
  }

  @Test
  void aBatchThatIsClaimedWaitsUntilThatIsSettled() throws Exception {
    clock.claim(batch(2));
    clock.enter(batch(1));
    BackgroundCall<Void> claimed = entering(2);
    BackgroundCall<Void> later = entering(5);
    claimed.awaitWaiting();
    later.awaitWaiting();

    clock.settled();

    claimed.get();
    later.get();
  }

  @Test
  void aClaimThatCameTooLateKeepsNobodyWaiting() throws Exception {
    clock.enter(batch(2));
    clock.claim(batch(2));

    clock.enter(batch(3));

    assertThat(clock.next(1)).isEqualTo(batch(4));
  }

  private BackgroundCall<Void> entering(int batch) {
    return BackgroundCall.start(
        () -> {
          clock.enter(batch(batch));
          return null;
        });
  }
}
