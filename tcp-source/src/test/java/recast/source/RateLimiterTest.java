package recast.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {
  private final ManualTicker ticker = new ManualTicker();

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 99, 150, 2000, 200_000, 1_000_000})
  void rateHoldsOverAMinute(int rate) throws InterruptedException {
    RateLimiter pace = new SteadyRateLimiter(new Rate(rate), ticker);
    long sent = 0;
    long end = Duration.ofMinutes(1).toNanos();
    while (ticker.nanos() < end) {
      int due = pace.permits();
      pace.spent(due);
      sent += due;
    }
    assertThat(sent).isCloseTo(60L * rate, within(1L + rate / 50));
  }

  @Test
  void lowRatesSendOneRecordAtATime() throws InterruptedException {
    RateLimiter pace = new SteadyRateLimiter(new Rate(20), ticker);
    for (int i = 0; i < 100; i++) {
      assertThat(pace.permits()).isEqualTo(1);
      assertThat(ticker.nanos()).isEqualTo(Duration.ofMillis(50L * i).toNanos());
      pace.spent(1);
    }
  }

  @Test
  void highRatesGoInAHundredBatchesASecond() throws InterruptedException {
    RateLimiter pace = new SteadyRateLimiter(new Rate(200_000), ticker);
    int batches = 0;
    while (ticker.nanos() < Duration.ofSeconds(10).toNanos()) {
      pace.spent(pace.permits());
      ticker.pass(Duration.ofMillis(1));
      batches++;
    }
    assertThat(batches).isBetween(990, 1_001);
  }

  @Test
  void rateCatchesUpAfterAHiccupAndNotAfterAHole() throws InterruptedException {
    RateLimiter pace = new SteadyRateLimiter(new Rate(100), ticker);
    pace.spent(pace.permits());
    ticker.pass(Duration.ofMillis(500));
    assertThat(pace.permits()).isEqualTo(50);
    pace.spent(50);
    ticker.pass(Duration.ofHours(5));
    assertThat(pace.permits()).isEqualTo(1);
  }

  @Test
  void rateHoldsOverADay() throws InterruptedException {
    RateLimiter pace = new SteadyRateLimiter(new Rate(1_000_000), ticker);
    long sent = 0;
    for (int second = 0; second < 86_400; second++) {
      int due = pace.permits();
      pace.spent(due);
      sent += due;
      ticker.pass(Duration.ofSeconds(1));
    }
    assertThat(sent).isEqualTo(86_399L * 1_000_000 + 1);
  }

  @Test
  void passesArePausedAfterNotWithin() throws InterruptedException {
    RateLimiter pace = new BurstRateLimiter(20, Duration.ofSeconds(1), ticker);
    assertThat(pace.permits()).isEqualTo(20);
    pace.spent(5);
    assertThat(pace.permits()).isEqualTo(15);
    assertThat(ticker.nanos()).isZero();
    pace.spent(15);
    assertThat(pace.permits()).isEqualTo(20);
    assertThat(ticker.nanos()).isEqualTo(Duration.ofSeconds(1).toNanos());
  }
}
