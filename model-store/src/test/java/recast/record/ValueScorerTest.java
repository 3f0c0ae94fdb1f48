package recast.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Model;
import recast.model.RowBatch;
import recast.model.Signature;

/** Values of any type of number, for a model that gives back what it reads. */
final class ValueScorerTest {
  private final ValueScorer scorer = new ValueScorer(new Same());

  private static final class Same implements Model {
    private static final List<Field> FIELDS =
        List.of(
            Field.of("f", FieldType.FLOAT),
            new Field("d", FieldType.DOUBLE, List.of("d1", "d2")),
            Field.of("l", FieldType.LONG),
            Field.of("s", FieldType.STRING));

    @Override
    public Signature signature() {
      return new Signature(FIELDS, FIELDS);
    }

    @Override
    public void score(RowBatch rows, RowBatch scores) {
      if (rows.longs(2)[0] == 0) {
        throw new ArithmeticException("zero");
      }
      scores.floats(0)[0] = rows.floats(0)[0];
      scores.doubles(1)[0] = rows.doubles(1)[0];
      scores.doubles(1)[1] = rows.doubles(1)[1];
      scores.longs(2)[0] = rows.longs(2)[0];
      scores.strings(3)[0] = rows.strings(3)[0];
      if (rows.longs(2)[0] < 0) {
        scores.fail(0, "less than nothing");
      }
    }
  }

  @Test
  void valuesHaveTheTypesOfTheOutputs() throws RecordException {
    assertThat(scorer.score(new Object[] {0.1, 1, new BigDecimal("2.5"), (short) 3, 4}))
        .containsExactly(0.1f, 1d, 2.5, 3L, "4");
    assertThat(scorer.score(new Object[] {"0.1", "1e3", "inf", "3", "x"}))
        .containsExactly(0.1f, 1e3, Double.POSITIVE_INFINITY, 3L, "x");
    assertThat(scorer.score(new Object[] {0.1f, 1f, 2L, new BigDecimal("3.0"), 1.5}))
        .containsExactly(0.1f, 1d, 2d, 3L, "1.5");
  }

  @Test
  void whatIsMissingIsNanOrAnError() throws RecordException {
    assertThat(scorer.score(new Object[] {null, null, 2, 3, "x"}))
        .startsWith(Float.NaN, Double.NaN);
    refused("'l' is missing", 1, 1, 2, null, "x");
    refused("'s' is missing", 1, 1, 2, 3, null);
  }

  @Test
  void whatIsNotOfItsTypeIsNamed() {
    refused("f: 'true' is not a number", true, 1, 2, 3, "x");
    refused("d2: 'y' is not a number", 1, 1, "y", 3, "x");
    refused("l: '1.5' is not a whole number of 64 bits", 1, 1, 2, 1.5, "x");
    refused("l: '1e30' is not a whole number of 64 bits", 1, 1, 2, "1e30", "x");
  }

  @Test
  void aRowThatTheModelDoesNotScoreSaysWhy() {
    refused("less than nothing", 1, 1, 2, -3, "x");
    refused("java.lang.ArithmeticException: zero", 1, 1, 2, 0, "x");
  }

  private void refused(String reason, Object... values) {
    assertThatThrownBy(() -> scorer.score(values))
        .isInstanceOf(RecordException.class)
        .hasMessage(reason);
  }
}
