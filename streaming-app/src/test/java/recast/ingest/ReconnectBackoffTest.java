package recast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReconnectBackoffTest {
  private final ReconnectBackoff backoff =
      new ReconnectBackoff(Duration.ofSeconds(1), Duration.ofSeconds(5), new Random(1));

  @Test
  void pausesGrowAndAreSpread() {
    assertPause(1);
    assertPause(2);
    assertPause(4);
    assertPause(5);
    assertPause(5);
  }

  @Test
  void aConnectionBeginsItAgain() {
    assertPause(1);
    assertPause(2);
    backoff.reset();
    assertPause(1);
  }

  private void assertPause(int seconds) {
    assertThat(backoff.pause())
        .isBetween(Duration.ofMillis(500L * seconds), Duration.ofSeconds(seconds));
  }
}
