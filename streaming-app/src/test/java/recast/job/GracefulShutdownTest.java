package recast.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import recast.fixture.MutableClock;
import recast.ingest.Ends;
import recast.ingest.ReceiverShutdown;

final class GracefulShutdownTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MutableClock clock = new MutableClock();
  private final ReceiverShutdown receiving = Ends.fresh();
  private final GracefulShutdown end = new GracefulShutdown(receiving, clock);

  @Test
  void nobodyIsToldToEndBeforeAStopIsWanted() {
    assertThat(Ends.wanted(receiving)).isFalse();

    end.reached();

    assertThat(Ends.wanted(receiving)).isTrue();
  }

  @Test
  void aBatchAfterTheLastBlockIsWaitedFor() {
    Instant before = clock.instant();
    assertThat(end.reached()).isFalse();
    end.completed(before.plus(SECOND));
    assertThat(end.reached()).as("the receiver still receives").isFalse();

    clock.pass(SECOND.multipliedBy(2));
    Ends.reach(receiving);
    assertThat(end.reached()).as("its last block has no batch yet").isFalse();
    end.completed(clock.instant());
    assertThat(end.reached()).as("the batch may have begun before").isFalse();
    end.completed(clock.instant().plus(SECOND));
    assertThat(end.reached()).isTrue();
  }

  @Test
  void aReceiverThatIsNotThereIsNotWaitedForForEver() {
    assertThat(end.reached()).isFalse();
    clock.pass(Duration.ofSeconds(31));
    assertThat(end.reached()).isFalse();
    end.completed(clock.instant().plus(SECOND));

    assertThat(end.reached()).isTrue();
  }
}
