package recast.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import recast.model.Model;
import recast.model.Outcome;

/** Models that break their word. */
final class FaultTolerantScorerTest {
  @Test
  void aModelThatThrowsForARecordFailsThatRecordAlone() {
    Model model =
        records ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return records.hasNext();
              }

              @Override
              public Outcome next() {
                String record = records.next();
                if (record.equals("x")) {
                  throw new IllegalStateException("no x");
                }
                return new Outcome.Scored("<" + record + ">");
              }
            };

    assertThat(outcomes(model, "1", "x", "2", "x"))
        .containsExactly(
            "<1>",
            "x: java.lang.IllegalStateException: no x",
            "<2>",
            "x: java.lang.IllegalStateException: no x");
  }

  @Test
  void aModelThatReadsAheadFailsWhatItHasTaken() {
    Model model =
        records -> {
          List<Outcome> block = new ArrayList<>();
          for (int i = 0; i < 2 && records.hasNext(); i++) {
            String record = records.next();
            if (record.equals("x")) {
              throw new IllegalStateException("no x");
            }
            block.add(new Outcome.Scored("<" + record + ">"));
          }
          return block.iterator();
        };

    // A model that ends early has failed nothing: it is asked again for the rest.
    assertThat(outcomes(model, "1", "x", "2", "3"))
        .containsExactly(
            "1: java.lang.IllegalStateException: no x",
            "x: java.lang.IllegalStateException: no x",
            "<2>",
            "<3>");
  }

  @Test
  void aModelThatThrowsBeforeItTakesAnythingFailsEveryRecord() {
    Model model =
        records -> {
          throw new UnsatisfiedLinkError("no library");
        };

    assertThat(outcomes(model, "1", "2"))
        .containsExactly(
            "1: java.lang.UnsatisfiedLinkError: no library",
            "2: java.lang.UnsatisfiedLinkError: no library");
  }

  @Test
  void aModelThatInventsOutcomesFailsRecordsInsteadOfAddingThem() {
    Model model =
        records -> List.<Outcome>of(new Outcome.Scored("a"), new Outcome.Scored("b")).iterator();

    assertThat(outcomes(model, "1", "2"))
        .hasSize(2)
        .allMatch(line -> line.contains("more outcomes than records"));
  }

  @Test
  void recordsThatCannotBeHadAreNoFaultOfTheModel() {
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
    FaultTolerantScorer outcomes = new FaultTolerantScorer(Model.ofEach(record -> record), lost);

    assertThatThrownBy(outcomes::next).hasMessage("block not found");
  }

  @Test
  void nothingComesAfterTheLast() {
    FaultTolerantScorer outcomes =
        new FaultTolerantScorer(Model.ofEach(record -> record), List.<String>of().iterator());

    assertThat(outcomes.hasNext()).isFalse();
    assertThatThrownBy(outcomes::next).isInstanceOf(NoSuchElementException.class);
  }

  private static List<String> outcomes(Model model, String... records) {
    List<String> lines = new ArrayList<>();
    new FaultTolerantScorer(model, List.of(records).iterator())
        .forEachRemaining(
            outcome ->
                lines.add(
                    outcome instanceof Outcome.Failed failed
                        ? failed.record() + ": " + failed.reason()
                        : ((Outcome.Scored) outcome).value()));
    return lines;
  }
}
