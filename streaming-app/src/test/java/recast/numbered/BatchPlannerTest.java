package recast.numbered;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import recast.fixture.MutableClock;
import recast.ingest.SourceConnection;
import recast.sink.SourceOffsets;

final class BatchPlannerTest {
  private static final long LIMIT = 100;

  private final MutableClock clock = new MutableClock();

  @Test
  void withoutAnOutputItBeginsWithTheOldestRecord() {
    BatchPlanner planner = planner(SourceOffsets.NONE);

    assertThat(planner.next(state("s", 3, 10))).contains(new RecordRange("s", 3, 10));
    assertThat(planner.judged()).isEqualTo(new SourceConnection.Open());
    assertThat(planner.offsets()).isEqualTo(at("s", 10));
  }

  @Test
  void goesOnWhereTheOutputEnds() {
    assertThat(planner(at("s", 7)).next(state("s", 3, 10))).contains(new RecordRange("s", 7, 10));
  }

  @Test
  void aBatchHasALimitAndTheNextOneGoesOn() {
    BatchPlanner planner = planner(SourceOffsets.NONE);

    assertThat(planner.next(state("s", 0, 150))).contains(new RecordRange("s", 0, 100));
    assertThat(planner.next(state("s", 0, 150))).contains(new RecordRange("s", 100, 150));
    assertThat(planner.next(state("s", 0, 150))).isEmpty();
    assertThat(planner.offsets()).isEqualTo(at("s", 150));
  }

  @Test
  void noLimitIsNoOverflow() {
    BatchPlanner planner = new BatchPlanner(at("s", 7), Long.MAX_VALUE, Clock.systemUTC());

    assertThat(planner.next(state("s", 3, 10))).contains(new RecordRange("s", 7, 10));
  }

  @Test
  void anotherStreamBeginsAtItsOldestRecordAndIsReported() {
    BatchPlanner planner = planner(at("old", 7));

    assertThat(planner.next(state("new", 2, 4))).contains(new RecordRange("new", 2, 4));
    assertThat(problem(planner)).contains("stream new now", "that of old", "record 2");
    assertThat(planner.judged().connected()).isTrue();
  }

  @Test
  void aStreamThatComesBackGoesOnWhereItWas() {
    BatchPlanner planner = planner(at("old", 7));
    assertThat(planner.next(state("new", 0, 4))).isPresent();

    BatchPlanner next = planner(planner.offsets());

    assertThat(next.next(state("old", 5, 9))).contains(new RecordRange("old", 7, 9));
    assertThat(next.next(state("new", 0, 5))).contains(new RecordRange("new", 4, 5));
  }

  @Test
  void missingRecordsAreCountedAndReportedForAnHour() {
    BatchPlanner planner = planner(at("s", 7));

    assertThat(planner.next(state("s", 9, 12))).contains(new RecordRange("s", 9, 12));
    assertThat(problem(planner)).contains("2 records of stream s are missing");

    clock.pass(Duration.ofHours(1));
    assertThat(planner.judged()).isEqualTo(new SourceConnection.Open());
  }

  @Test
  void aSourceThatHasLostItsEndIsRefused() {
    BatchPlanner planner = planner(at("s", 7));

    assertThat(planner.next(state("s", 3, 6))).isEmpty();
    assertThat(planner.judged().connected()).isFalse();
    assertThat(problem(planner)).contains("before record 6", "before 7", "start it with its spool");
    assertThat(planner.offsets()).isEqualTo(at("s", 7));
  }

  @Test
  void recordsThatGetALostNumberAgainAreNotTakenForThoseThatHadIt() {
    BatchPlanner planner = planner(at("s", 7));
    assertThat(planner.next(state("s", 3, 6))).isEmpty();

    assertThat(planner.next(state("s", 3, 9))).isEmpty();
    assertThat(planner.judged().connected()).isFalse();
  }

  @Test
  void aSourceThatIsStartedWithWhatItHadIsReadAgain() {
    BatchPlanner planner = planner(at("s", 7));
    assertThat(planner.next(state("s", 3, 6))).isEmpty();

    StreamState repaired = new StreamState("s", 3, 9, StreamState.End.OPEN, 2);

    assertThat(planner.next(repaired)).contains(new RecordRange("s", 7, 9));
    assertThat(planner.judged()).isEqualTo(new SourceConnection.Open());
  }

  private BatchPlanner planner(SourceOffsets start) {
    return new BatchPlanner(start, LIMIT, clock);
  }

  private static String problem(BatchPlanner planner) {
    return planner.judged().problem().orElseThrow();
  }

  private static StreamState state(String stream, long first, long next) {
    return new StreamState(stream, first, next, StreamState.End.OPEN, 1);
  }

  private static SourceOffsets at(String stream, long next) {
    return new SourceOffsets(List.of(new SourceOffsets.Next(stream, 0, next)));
  }
}
