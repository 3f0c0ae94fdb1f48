package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParsersTest {
  @Test
  void boundsAreIncluded() {
    assertThat(NumberParsers.between(-5, 7).apply("-5")).isEqualTo(-5);
    assertThat(NumberParsers.between(-5, 7).apply("7")).isEqualTo(7);
    assertThat(NumberParsers.atLeast(0).apply("2147483647")).isEqualTo(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "11", "-1", "1.0", "one", " 1", "99999999999999999999"})
  void refusesWhatIsOutOfBoundsOrNoNumber(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NumberParsers.between(1, 10).apply(text))
        .withMessage("expected a whole number from 1 to 10");
  }

  @Test
  void aDecimalIsAboveZero() {
    assertThat(NumberParsers.positiveDecimal("1.5")).isEqualTo(1.5);
    assertThat(NumberParsers.positiveDecimal("2")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "NaN", "Infinity", "1,5", "two"})
  void refusesWhatIsNoDecimalAboveZero(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NumberParsers.positiveDecimal(text))
        .withMessageStartingWith("expected a number above 0");
  }

  @ParameterizedTest
  @CsvSource({"5%, 0.05", "0%, 0", "100%, 1", "0.5%, 0.005"})
  void readsAShare(String text, double share) {
    assertThat(NumberParsers.share(text)).isEqualTo(share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "5", "0.05", "-1%", "101%", "NaN%", "five%", "5%%"})
  void refusesWhatIsNoShare(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NumberParsers.share(text))
        .withMessageStartingWith("expected a share");
  }
}
