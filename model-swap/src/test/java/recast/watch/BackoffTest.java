package recast.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BackoffTest {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void eachPauseLiesBetweenHalfAndTheWholeOfItsDouble(long seed) {
    Backoff backoff = new Backoff(FIRST, LIMIT, new Random(seed));

    for (long whole : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
      assertThat(backoff.afterFailure().toMillis()).isBetween(whole / 2, whole);
    }
  }

  @Test
  void aThousandFailuresNeitherExceedTheLimitNorOverflow() {
    Backoff backoff = new Backoff(Duration.ofHours(1), Duration.ofHours(30), new Random(1));
    for (int failure = 0; failure < 10; failure++) {
      backoff.afterFailure();
    }

    for (int failure = 0; failure < 1_000; failure++) {
      assertThat(backoff.afterFailure()).isBetween(Duration.ofHours(15), Duration.ofHours(30));
    }
  }

  @Test
  void applicationsThatFailedTogetherComeBackApart() {
    Set<Duration> pauses = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      pauses.add(new Backoff(FIRST, LIMIT, new Random(seed)).afterFailure());
    }

    assertThat(pauses).hasSizeGreaterThan(25);
  }

  @Test
  void aSuccessStartsAllOver() {
    Backoff backoff = new Backoff(FIRST, LIMIT, new Random(1));
    for (int failure = 0; failure < 10; failure++) {
      backoff.afterFailure();
    }

    backoff.succeeded();

    assertThat(backoff.afterFailure()).isLessThanOrEqualTo(FIRST);
  }
}
