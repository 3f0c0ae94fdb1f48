package recast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import recast.run.BatchHeader;
import recast.store.ReleaseNumber;
import recast.store.Version;

final class ThroughputTest {
  private static final Instant START = Instant.ofEpochSecond(1_000);

  @Test
  void batchesCountWhereTheirOutputCame() {
    Throughput throughput =
        Throughput.between(
            START,
            START.plusSeconds(2),
            List.of(
                batch(-1, 100, 500), batch(0, 20, 500), batch(1, 30, 700), batch(1, 40, 1_000)));

    assertThat(throughput.rate()).isCloseTo(25, within(1e-9));
    assertThat(throughput.delays().sorted()).containsExactly(500L, 700L);
  }

  private static BatchHeader batch(int second, long records, int delay) {
    return new BatchHeader(
        START.plusSeconds(second),
        new ReleaseNumber(1),
        new Version(1),
        records,
        Duration.ofMillis(delay));
  }
}
