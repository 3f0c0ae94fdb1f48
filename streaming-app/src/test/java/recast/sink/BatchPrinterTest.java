package recast.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import recast.fixture.Fixtures;
import recast.score.PartitionScore;

final class BatchPrinterTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:10Z");

  @Test
  void aBatchIsItsHeaderAndTheFirstRecordsInTheOrderOfPartitions() {
    PartitionScore first = new PartitionScore(2, 1, List.of("a", "b"), List.of());
    PartitionScore second = new PartitionScore(5, 0, List.of("c", "d", "e"), List.of());

    assertThat(printed(4, first, second))
        .isEqualTo(
            "-- batch 2026-01-02T03:04:10Z release 7 version 70 records 8 delay 250 ms --\na\nb\nc\nd\n");
  }

  @Test
  void anEmptyBatchIsAHeader() {
    assertThat(printed(10))
        .isEqualTo(
            "-- batch 2026-01-02T03:04:10Z release 7 version 70 records 0 delay 250 ms --\n");
  }

  @Test
  void noRecordsAreShownWhenNoneAreWanted() {
    assertThat(printed(0, new PartitionScore(2, 0, List.of("a", "b"), List.of())).lines())
        .hasSize(1);
  }

  private static String printed(int limit, PartitionScore... partitions) {
    StringBuilder out = new StringBuilder();
    new BatchPrinter(out::append, limit, Clock.fixed(TIME.plusMillis(250), ZoneOffset.UTC))
        .print(TIME, Fixtures.release(7), List.of(partitions));
    return out.toString();
  }
}
