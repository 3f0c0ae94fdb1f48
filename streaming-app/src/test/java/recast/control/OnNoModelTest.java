package recast.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OnNoModelTest {
  @Test
  void readsBothWords() {
    assertThat(OnNoModel.parse("wait")).isEqualTo(OnNoModel.WAIT);
    assertThat(OnNoModel.parse("fail")).isEqualTo(OnNoModel.FAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "waiting", " wait", "pray"})
  void refusesOtherWords(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnNoModel.parse(text))
        .withMessage("expected wait or fail");
  }
}
