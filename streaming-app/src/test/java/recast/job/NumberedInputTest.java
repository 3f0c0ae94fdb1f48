package recast.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberedInputTest {
  @Test
  void aRateBoundsABatch() {
    assertThat(NumberedInput.recordsPerBatch(100, Duration.ofMillis(500))).isEqualTo(50);
    assertThat(NumberedInput.recordsPerBatch(1, Duration.ofMillis(500))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MAX_VALUE})
  void withoutOneABatchTakesWhatThereIs(long perSecond) {
    assertThat(NumberedInput.recordsPerBatch(perSecond, Duration.ofSeconds(10)))
        .isEqualTo(Long.MAX_VALUE);
  }
}
