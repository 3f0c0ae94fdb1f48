package recast.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrequencyTest {
  @ParameterizedTest
  @CsvSource({
    "1m, * * * * *",
    "60s, * * * * *",
    "60000ms, * * * * *",
    "2m, */2 * * * *",
    "30m, */30 * * * *",
    "60m, 0 * * * *",
    "1h, 0 * * * *",
    "3600s, 0 * * * *",
    "2h, 0 */2 * * *",
    "720m, 0 */12 * * *",
    "24h, 0 0 * * *",
  })
  void whatCronCanSayIsSaidInItsFields(String text, String fields) {
    assertThat(Frequency.exactly(text).cronFields()).isEqualTo(fields);
  }

  @ParameterizedTest
  @CsvSource({
    "30s, 1m",
    "59999ms, 1m",
    "90s, 1m or 2m",
    "7m, 6m or 10m",
    "25m, 20m or 30m",
    "45m, 30m or 1h",
    "90m, 1h or 2h",
    "5h, 4h or 6h",
    "23h, 12h or 24h",
    "48h, 24h",
    "86401s, 24h",
  })
  void whatCronCannotSayIsRefusedWithTheNearest(String text, String nearest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frequency.exactly(text))
        .withMessage("cron cannot say it exactly, take " + nearest);
  }

  @ParameterizedTest
  @CsvSource({"0m", "often", "1d", "-1m"})
  void whatIsNoDurationIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Frequency.exactly(text));
  }

  @ParameterizedTest
  @CsvSource({"60s, 1m", "15m, 15m", "120m, 2h"})
  void isPrintedAsADuration(String text, String printed) {
    assertThat(Frequency.exactly(text)).hasToString(printed);
  }
}
