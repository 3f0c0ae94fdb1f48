package recast.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Model;
import recast.model.Outcome;
import recast.model.RowBatch;
import recast.model.Signature;

final class RecordScorerTest {
  private static final Signature SUM =
      new Signature(
          List.of(new Field("features", FieldType.DOUBLE, List.of("a", "b"))),
          List.of(Field.of("sum", FieldType.DOUBLE)));

  private final List<Integer> batches = new ArrayList<>();

  @Test
  void aRecordThatATextModelThrowsOnFailsAloneWithItsReason() throws IOException {
    Model halves = Model.ofEach(record -> Integer.toString(Integer.parseInt(record) / 2));

    assertThat(lines(new RecordScorer(halves, new InputSpec.Text()), "4", "four", "8"))
        .containsExactly(
            "2", "four: java.lang.NumberFormatException: For input string: \"four\"", "4");
  }

  @Test
  void manyRecordsAreOneCallAndARecordThatCannotBeReadTakesNoRow() throws IOException {
    assertThat(lines(sum(), "1,2", "x,2", "3,4", "5"))
        .containsExactly(
            "3.0", "x,2: a: 'x' is not a number", "7.0", "5: expected 2 columns, found 1");
    assertThat(batches).containsExactly(2);
  }

  @Test
  void recordsAreReadAheadByNoMoreThanOneBatch() throws IOException {
    List<String> taken = new ArrayList<>();
    Iterator<String> records =
        IntStream.range(0, 1000).mapToObj(i -> i + ",1").peek(taken::add).iterator();

    sum().score(records).next();

    assertThat(taken).hasSize(512);
    assertThat(batches).containsExactly(512);
  }

  @Test
  void longRecordsAreFewerInABatch() throws IOException {
    String spaces = "1." + "0".repeat(1 << 20) + ",2";

    assertThat(lines(sum(), Collections.nCopies(3, spaces).toArray(String[]::new)))
        .containsOnly("3.0");
    assertThat(batches).containsExactly(1, 1, 1);
  }

  @Test
  void aModelThatThrowsForABatchFailsOnlyTheRecordsItThrowsFor() throws IOException {
    Model model =
        model(
            (rows, scores) -> {
              for (int row = 0; row < rows.size(); row++) {
                if (rows.doubles(0)[2 * row] == 2) {
                  throw new IllegalStateException("no 2");
                }
              }
              add(rows, scores);
            });

    assertThat(lines(scorer(model), "1,1", "2,1", "3,1", "2,2"))
        .containsExactly(
            "2.0",
            "2,1: java.lang.IllegalStateException: no 2",
            "4.0",
            "2,2: java.lang.IllegalStateException: no 2");
  }

  @Test
  void aModelWhoseLibraryIsMissingFailsEveryRecord() throws IOException {
    Model model =
        model(
            (rows, scores) -> {
              throw new UnsatisfiedLinkError("no library");
            });

    assertThat(lines(scorer(model), "1,1", "2,2"))
        .containsExactly(
            "1,1: java.lang.UnsatisfiedLinkError: no library",
            "2,2: java.lang.UnsatisfiedLinkError: no library");
  }

  @Test
  void aRowThatTheModelFailsIsAnErrorRecordWithItsReason() throws IOException {
    Model model =
        model(
            (rows, scores) -> {
              add(rows, scores);
              scores.fail(1, "not mine");
            });

    assertThat(lines(scorer(model), "1,1", "2,2", "3,3"))
        .containsExactly("2.0", "2,2: not mine", "6.0");
  }

  @Test
  void recordsThatCannotBeHadAreNoFaultOfTheModel() throws IOException {
    Iterator<String> lost =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public String next() {
            throw new IllegalStateException("block not found");
          }
        };
    Iterator<Outcome> outcomes = sum().score(lost);

    assertThatThrownBy(outcomes::next).hasMessage("block not found");
  }

  @Test
  void nothingComesAfterTheLast() throws IOException {
    Iterator<Outcome> outcomes = sum().score(Collections.emptyIterator());

    assertThat(outcomes.hasNext()).isFalse();
    assertThatThrownBy(outcomes::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void columnsThatTheModelDoesNotReadComeBeforeTheScore() throws IOException {
    RecordScorer scorer = new RecordScorer(sum().model(), InputSpec.parse("csv:id,b,a,city"));

    assertThat(lines(scorer, "7,1,2,\"Brno, CZ\"", "8,,2,Rome"))
        .containsExactly("7,\"Brno, CZ\",3.0", "8,Rome,NaN");
  }

  @Test
  void anInputThatLacksWhatTheModelReadsIsRefused() {
    assertThatThrownBy(() -> new RecordScorer(sum().model(), InputSpec.parse("csv:a,c")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the model reads [b]");
    assertThatThrownBy(() -> new RecordScorer(sum().model(), new InputSpec.Text()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a text");
  }

  private RecordScorer sum() throws IOException {
    return scorer(model(RecordScorerTest::add));
  }

  private static RecordScorer scorer(Model model) throws IOException {
    return new RecordScorer(model, InputSpec.defaultFor(model.signature()));
  }

  private static void add(RowBatch rows, RowBatch scores) {
    for (int row = 0; row < rows.size(); row++) {
      scores.doubles(0)[row] = rows.doubles(0)[2 * row] + rows.doubles(0)[2 * row + 1];
    }
  }

  private Model model(BiConsumer<RowBatch, RowBatch> score) {
    return new Model() {
      @Override
      public Signature signature() {
        return SUM;
      }

      @Override
      public void score(RowBatch rows, RowBatch scores) {
        batches.add(rows.size());
        score.accept(rows, scores);
      }
    };
  }

  private static List<String> lines(RecordScorer scorer, String... records) {
    List<String> lines = new ArrayList<>();
    scorer
        .score(List.of(records).iterator())
        .forEachRemaining(
            outcome ->
                lines.add(
                    outcome instanceof Outcome.Failed failed
                        ? failed.record() + ": " + failed.reason()
                        : ((Outcome.Scored) outcome).value()));
    return lines;
  }
}
