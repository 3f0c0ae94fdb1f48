package recast.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
  @ParameterizedTest
  @ValueSource(strings = {"1/s", "2000/s", "1000000/s"})
  void printsWhatItParses(String text) {
    assertThat(Rate.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2000", "/s", "2000/m", "-1/s", "1.5/s", "2000/s ", "12345678/s"})
  void refusesWhatIsNoRate(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rate.parse(text))
        .withMessage("expected records a second such as 2000/s");
  }

  @Test
  void refusesRatesOutOfBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> Rate.parse("0/s"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rate(1_000_001))
        .withMessage("expected a rate from 1/s to 1000000/s");
  }
}
