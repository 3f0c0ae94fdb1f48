package recast.numbered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recast.sink.SourceOffsets;

final class PlannedBatchesTest {
  private Optional<StreamState> state = Optional.empty();
  private final PlannedBatches batches =
      new PlannedBatches(new BatchPlanner(SourceOffsets.NONE, 10, Clock.systemUTC()), () -> state);

  @Test
  void aSourceThatIsAwayMakesEmptyBatches() {
    assertThat(batches.make(time(1))).isEmpty();
    assertThat(batches.at(time(1)).offsets()).isEqualTo(SourceOffsets.NONE);
  }

  @Test
  void whileTwoBatchesWaitNoMoreRecordsAreTaken() {
    holds(100);

    assertThat(batches.make(time(1))).contains(range(0, 10));
    assertThat(batches.make(time(2))).contains(range(10, 20));
    assertThat(batches.make(time(3))).isEmpty();
    batches.processed(time(1));
    assertThat(batches.make(time(4))).contains(range(20, 30));
  }

  @Test
  void emptyBatchesHoldNothingUp() {
    for (int batch = 1; batch < 5; batch++) {
      assertThat(batches.make(time(batch))).isEmpty();
    }
    holds(5);

    assertThat(batches.make(time(5))).contains(range(0, 5));
  }

  @Test
  void aBatchKnowsUpToWhereItGoes() {
    holds(15);
    batches.make(time(1));
    batches.make(time(2));

    assertThat(batches.at(time(1)).offsets()).isEqualTo(at(10));
    assertThat(batches.at(time(2)).offsets()).isEqualTo(at(15));
    batches.processed(time(1));
    assertThatIllegalStateException().isThrownBy(() -> batches.at(time(1)));
  }

  private void holds(long records) {
    state = Optional.of(new StreamState("s", 0, records, StreamState.End.OPEN, 1));
  }

  private static RecordRange range(long from, long to) {
    return new RecordRange("s", from, to);
  }

  private static SourceOffsets at(long next) {
    return new SourceOffsets(List.of(new SourceOffsets.Next("s", 0, next)));
  }

  private static Instant time(int batch) {
    return Instant.ofEpochSecond(batch);
  }
}
