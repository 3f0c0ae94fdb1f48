package recast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NoModelPolicyTest {
  @Test
  void readsBothWords() {
    assertThat(NoModelPolicy.parse("wait")).isEqualTo(NoModelPolicy.WAIT);
    assertThat(NoModelPolicy.parse("fail")).isEqualTo(NoModelPolicy.FAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "waiting", " wait", "pray"})
  void refusesOtherWords(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoModelPolicy.parse(text))
        .withMessage("expected wait or fail");
  }
}
