package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReleaseNumberTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 57, ReleaseNumber.LAST})
  void readsBackWhatItPrinted(int value) {
    ReleaseNumber number = new ReleaseNumber(value);

    assertThat(ReleaseNumber.parse(number.toString())).isEqualTo(number);
    assertThat(ReleaseNumber.parse("0" + number)).isEqualTo(number);
    assertThat(ReleaseNumber.unlessZero(number.value())).contains(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, ReleaseNumber.LAST + 1})
  void aNumberThatNoReleaseHasIsRefused(int value) {
    assertThatThrownBy(() -> new ReleaseNumber(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("release must be from 1 to 99999999: " + value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seven", "1.5", "4294967297"})
  void whatIsNoNumberIsRefused(String text) {
    assertThatThrownBy(() -> ReleaseNumber.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected the number of a release");
  }

  @Test
  void zeroStandsForNone() {
    assertThat(ReleaseNumber.unlessZero(0)).isEmpty();
    assertThatThrownBy(() -> ReleaseNumber.unlessZero(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbersAreOrderedWithoutGaps() {
    ReleaseNumber second = ReleaseNumber.FIRST.next();

    assertThat(second.value()).isEqualTo(2);
    assertThat(second.previous()).contains(ReleaseNumber.FIRST);
    assertThat(ReleaseNumber.FIRST.previous()).isEmpty();
    assertThat(second).isGreaterThan(ReleaseNumber.FIRST);
    assertThat(second.isAfter(ReleaseNumber.FIRST)).isTrue();
    assertThat(second.isAfter(second)).isFalse();
    assertThat(ReleaseNumber.FIRST.isBefore(second)).isTrue();
    assertThat(second.isBefore(second)).isFalse();
    assertThat(new ReleaseNumber(ReleaseNumber.LAST).isHighest()).isTrue();
    assertThat(second.isHighest()).isFalse();
  }

  @Test
  void walksInBothDirections() {
    ReleaseNumber third = new ReleaseNumber(3);

    assertThat(third.backTo(new ReleaseNumber(2))).containsExactly(third, new ReleaseNumber(2));
    assertThat(new ReleaseNumber(2).upTo(third)).containsExactly(new ReleaseNumber(2), third);
    assertThat(ReleaseNumber.FIRST.upTo(ReleaseNumber.FIRST)).containsExactly(ReleaseNumber.FIRST);
    assertThat(ReleaseNumber.backFrom(Optional.of(third))).hasSize(3).startsWith(third);
    assertThat(ReleaseNumber.backFrom(Optional.empty())).isEmpty();
  }
}
