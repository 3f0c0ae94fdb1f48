package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.cli.UsageException;
import recast.run.AppStatus;
import recast.run.AppStatus.Phase;
import recast.run.Problems;

/** A stop takes two to three batches and those that wait: no fixed time suffices for all. */
final class DeadlinesTest {
  private static final Instant NOW = Instant.ofEpochSecond(100_000);

  @ParameterizedTest
  @CsvSource({
    // interval, delay of the last batch, how long ago it was: seconds
    "1, 0, 1, 120",
    "10, 0, 5, 120",
    "60, 0, 30, 300",
    "600, 0, 0, 2460",
    "10, 90, 5, 280",
    "10, 0, 310, 700",
  })
  void aStopHasTheTimeThatItTakes(int interval, int delay, int ago, int seconds) {
    AppStatus said = said(Phase.RUNNING, delay, ago);

    assertThat(deadlines(interval).stop(said, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(deadlines(interval).stop(said, NOW))
        .isGreaterThan(deadlines(interval).leastStop(said));
  }

  @Test
  void aFirstBatchHasTheTimeThatItTakes() {
    assertThat(deadlines(1).firstBatch()).isEqualTo(Duration.ofSeconds(183));
    assertThat(deadlines(600).firstBatch()).isGreaterThan(Duration.ofMinutes(30));
  }

  @Test
  void aTimeoutThatCannotSufficeIsRefusedWithTheNumbers() {
    Duration minute = Duration.ofMinutes(1);

    assertThatThrownBy(
            () ->
                AppStopper.refuseTooShort(Optional.of(minute), minute, said(Phase.RUNNING, 5, 30)))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("--timeout '1m'", "batches of 1m", "5000 ms", "at least 125s");
    assertThatCode(
            () -> {
              AppStopper.refuseTooShort(
                  Optional.of(Duration.ofSeconds(125)), minute, said(Phase.RUNNING, 5, 30));
              AppStopper.refuseTooShort(Optional.empty(), minute, said(Phase.RUNNING, 5, 30));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void anApplicationWithoutBatchesStopsAtOnce() {
    assertThat(deadlines(600).leastStop(said(Phase.WAITING_FOR_MODEL, 0, 0))).isZero();
  }

  private static Deadlines deadlines(int seconds) {
    return new Deadlines(Duration.ofSeconds(seconds));
  }

  private static AppStatus said(Phase phase, int delay, int ago) {
    Instant last = NOW.minusSeconds(ago);
    return Reports.of(
        phase,
        true,
        Reports.model(1, 1),
        Reports.batches(6, last, Duration.ofSeconds(delay)),
        Problems.NONE);
  }
}
