package recast.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recast.control.StatusReporter;
import recast.fixture.Fixtures;
import recast.run.AppStatus;
import recast.store.LoadMetrics;

final class StatusGaugesTest {
  private final StatusReporter board =
      new StatusReporter(
          AppStatus.starting("app", "application_1_1", 1, "store", "source"), Clock.systemUTC());
  private final MetricRegistry registry = StatusGauges.of(board::status);

  @Test
  void aRunThatHasJustStartedShowsZeros() {
    assertThat(registry.getGauges().values())
        .isNotEmpty()
        .allMatch(gauge -> ((Number) gauge.getValue()).longValue() == 0);
  }

  @Test
  void gaugesShowWhatTheStatusSaysNow() {
    assertThat(value("release.adopted")).isEqualTo(0);

    board.wanted(Fixtures.release(7));
    board.adopted(Fixtures.release(7), Instant.EPOCH, LoadMetrics.NONE);
    board.completed(Duration.ofMillis(12));
    board.source(false, Optional.of("nobody listens"));

    assertThat(value("release.adopted")).isEqualTo(7);
    assertThat(value("release.wanted")).isEqualTo(7);
    assertThat(value("batches.completed")).isEqualTo(1L);
    assertThat(value("batches.lastDelayMs")).isEqualTo(12L);
    assertThat(value("trouble.source")).isEqualTo(1);
    assertThat(value("trouble.store")).isEqualTo(0);
  }

  private Object value(String gauge) {
    return registry.getGauges().get(gauge).getValue();
  }
}
