package recast.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.control.StatusReporter;
import recast.fixture.Fixtures;
import recast.run.AppStatus;
import recast.store.LoadMetrics;

final class StatusGaugesTest {
  private final MetricRegistry registry = new MetricRegistry();
  private final StatusReporter board =
      new StatusReporter(
          AppStatus.starting("app", "application_1_1", 1, "store", "source"), Clock.systemUTC());

  @BeforeEach
  void register() {
    StatusGauges.register(registry);
  }

  @AfterEach
  void forget() {
    StatusGauges.show(() -> null);
  }

  @Test
  void beforeThereIsAStatusGaugesShowNothing() {
    assertThat(registry.getGauges().values())
        .isNotEmpty()
        .allMatch(gauge -> gauge.getValue().equals(0));
  }

  @Test
  void gaugesShowWhatTheStatusSaysNow() {
    StatusGauges.show(board::status);
    assertThat(value("recast.release.adopted")).isEqualTo(0);

    board.wanted(Fixtures.release(7));
    board.adopted(Fixtures.release(7), Instant.EPOCH, LoadMetrics.NONE);
    board.completed(12);
    board.source(false, "nobody listens");

    assertThat(value("recast.release.adopted")).isEqualTo(7);
    assertThat(value("recast.release.wanted")).isEqualTo(7);
    assertThat(value("recast.batches.completed")).isEqualTo(1L);
    assertThat(value("recast.batches.lastDelayMs")).isEqualTo(12L);
    assertThat(value("recast.trouble.source")).isEqualTo(1);
    assertThat(value("recast.trouble.store")).isEqualTo(0);
  }

  private Object value(String gauge) {
    return registry.getGauges().get(gauge).getValue();
  }
}
