package recast.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recast.cli.NumberParsers;

final class ErrorThresholdTest {
  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void refusesWhatIsNoShare(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ErrorThreshold(share))
        .withMessageStartingWith("share must be from 0 to 1");
  }

  @ParameterizedTest
  @CsvSource({
    "5%, 100, 5, false",
    "5%, 100, 6, true",
    "29%, 100, 29, false",
    "29%, 100, 30, true",
    "0%, 1000, 1, true",
    "0%, 1000, 0, false",
    "100%, 10, 10, false",
    "5%, 1, 1, true",
  })
  void isExceededByMoreThanTheShare(String limit, long records, long failed, boolean exceeded) {
    assertThat(
            new ErrorThreshold(NumberParsers.share(limit))
                .exceededBy(List.of(score(records, failed))))
        .isEqualTo(exceeded);
  }

  @Test
  void partitionsCountTogether() {
    ErrorThreshold limit = new ErrorThreshold(0.5);

    assertThat(limit.exceededBy(List.of(score(2, 2), score(3, 0)))).isFalse();
    assertThat(limit.exceededBy(List.of(score(2, 2), score(1, 0)))).isTrue();
  }

  @Test
  void aBatchWithoutRecordsExceedsNoLimit() {
    assertThat(new ErrorThreshold(0).exceededBy(List.of())).isFalse();
    assertThat(new ErrorThreshold(0).exceededBy(List.of(score(0, 0)))).isFalse();
  }

  @Test
  void theReasonNamesHowManyFailedAndWhyTheFirstDid() {
    String reason =
        ErrorThreshold.reason(
            List.of(score(10, 2, "too long", "empty"), score(5, 4, "empty", "odd", "even")));

    assertThat(reason).isEqualTo("6 of 15 records failed: too long; empty; odd");
  }

  private static PartitionScore score(long records, long failed, String... reasons) {
    return new PartitionScore(records - failed, failed, List.of(), List.of(reasons));
  }
}
