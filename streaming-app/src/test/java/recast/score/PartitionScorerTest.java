package recast.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recast.model.Model;
import recast.model.Outcome;
import recast.record.InputSpec;
import recast.record.RecordScorer;

final class PartitionScorerTest {
  private static final RecordScorer MODEL = scorer(record -> "<" + Integer.parseInt(record) + ">");

  private final RecordingSink sink = new RecordingSink();

  @Test
  void aBatchSendsNoMoreForItsSampleWhenItHasMorePartitions() {
    assertThat(IntStream.range(0, 12).map(index -> PartitionScorer.sample(10, index)))
        .containsExactly(10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0);
    assertThat(PartitionScorer.sample(0, 0)).isZero();
  }

  @Test
  void everyRecordIsCountedAndReachesTheSinkInItsOrder() throws IOException {
    PartitionScore score = score(10, "1", "x", "2", "y", "3");

    assertThat(score.scored()).isEqualTo(3);
    assertThat(score.failed()).isEqualTo(2);
    assertThat(score.records()).isEqualTo(5);
    assertThat(sink.events)
        .containsExactly("<1>", "failed x", "<2>", "failed y", "<3>", "committed");
  }

  @Test
  void theFirstScoredRecordsAreKept() throws IOException {
    assertThat(score(2, "x", "1", "2", "3").first()).containsExactly("<1>", "<2>");
    assertThat(score(10, "1", "2", "3").first()).containsExactly("<1>", "<2>", "<3>");
    assertThat(score(0, "1", "2", "3").first()).isEmpty();
  }

  @Test
  void theFirstReasonsAreKept() throws IOException {
    assertThat(score(10, "a", "b", "1", "c", "d").reasons())
        .hasSize(3)
        .allSatisfy(reason -> assertThat(reason).contains("For input string"));
  }

  @Test
  void whatIsKeptIsCutAndWhatIsWrittenIsNot() throws IOException {
    String record = "\uD83D\uDE00".repeat(450_000);
    PartitionScore score =
        new PartitionScorer(scorer(text -> text), 10)
            .score(Collections.nCopies(20, record).iterator(), sink);

    assertThat(score.first())
        .hasSize(10)
        .allSatisfy(
            line ->
                assertThat(line)
                    .hasSizeBetween(250, PartitionScore.LINE)
                    .matches("(\uD83D\uDE00)+[.]{3}"));
    assertThat(sink.events.get(0)).isEqualTo(record);
  }

  @Test
  void aReasonIsCutToo() throws IOException {
    RecordScorer failing =
        scorer(
            text -> {
              throw new IllegalStateException(text);
            });
    PartitionScore score =
        new PartitionScorer(failing, 10).score(List.of("x".repeat(900_000)).iterator(), sink);

    assertThat(score.reasons()).singleElement(STRING).hasSize(PartitionScore.LINE);
  }

  @Test
  void anEmptyPartitionIsCommittedToo() throws IOException {
    assertThat(score(10)).isEqualTo(new PartitionScore(0, 0, List.of(), List.of()));
    assertThat(sink.events).containsExactly("committed");
  }

  @Test
  void aSinkThatFailsIsNotCommitted() {
    sink.failAt = "<2>";

    assertThatThrownBy(() -> score(10, "1", "2", "3"))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
    assertThat(sink.events).containsExactly("<1>");
  }

  @Test
  void recordsAreScoredOneByOneAndNotCollected() throws IOException {
    List<String> order = new ArrayList<>();
    Iterator<String> records =
        List.of("1", "2").stream().peek(record -> order.add("read " + record)).iterator();
    sink.echo = order;

    new PartitionScorer(MODEL, 10).score(records, sink);

    assertThat(order).containsExactly("read 1", "<1>", "read 2", "<2>", "committed");
  }

  private static RecordScorer scorer(UnaryOperator<String> score) {
    try {
      return new RecordScorer(Model.ofEach(score), new InputSpec.Text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PartitionScore score(int keep, String... records) throws IOException {
    return new PartitionScorer(MODEL, keep).score(List.of(records).iterator(), sink);
  }

  private static final class RecordingSink implements OutcomeSink {
    private final List<String> events = new ArrayList<>();
    private List<String> echo = new ArrayList<>();
    private String failAt = "";

    @Override
    public void accept(Outcome outcome) throws IOException {
      String text =
          outcome instanceof Outcome.Scored scored
              ? scored.value()
              : "failed " + ((Outcome.Failed) outcome).record();
      if (text.equals(failAt)) {
        throw new IOException("no space left");
      }
      tell(text);
    }

    @Override
    public void commit() {
      tell("committed");
    }

    @Override
    public void close() {
      throw new AssertionError("who opened it closes it");
    }

    private void tell(String event) {
      events.add(event);
      echo.add(event);
    }
  }
}
