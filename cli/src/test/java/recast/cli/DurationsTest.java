package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @ValueSource(strings = {"0ms", "500ms", "1500ms", "10s", "90s", "2m", "90m", "1h", "999999999h"})
  void printsWhatItParses(String text) {
    assertThat(Durations.print(Durations.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1000ms, 1s", "60s, 1m", "3600s, 1h", "60m, 1h", "0s, 0ms"})
  void printsTheShortestForm(String text, String printed) {
    assertThat(Durations.print(Durations.parse(text))).isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "s", "-1s", "1.5s", "10 s", "1d", "1S", "1234567890s", "1s\n"})
  void refusesWhatIsNoDuration(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessage("expected a duration such as 500ms, 10s or 2m");
  }

  @Test
  void positiveIsMoreThanZero() {
    assertThat(Durations.parsePositive("1ms")).isEqualTo(Duration.ofMillis(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parsePositive("0s"))
        .withMessage("expected a duration longer than zero");
  }
}
