package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
  @ParameterizedTest
  @ValueSource(strings = {"1m", "512m", "1023m", "1025m", "1g", "2g", "999999g"})
  void printsWhatItParses(String text) {
    assertThat(Sizes.print(Sizes.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1m, 1048576", "1g, 1073741824", "1024m, 1073741824", "999999g, 1073740750258176"})
  void parsesToBytes(String text, long bytes) {
    assertThat(Sizes.parse(text)).isEqualTo(bytes);
  }

  @Test
  void printsTheShortestForm() {
    assertThat(Sizes.print(Sizes.parse("2048m"))).isEqualTo("2g");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1024", "m", "0m", "-1g", "1.5g", "1 g", "1k", "1G", "1234567m"})
  void refusesWhatIsNoSize(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sizes.parse(text))
        .withMessage("expected a size such as 512m or 2g");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1_048_576, 1, 1_048_577})
  void printsNothingThatItCouldNotParse(long bytes) {
    assertThatIllegalArgumentException().isThrownBy(() -> Sizes.print(bytes));
  }
}
