package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.cli.ApplicationSettings.OnNoModel;

class OptionSpecTest {
  @Test
  void aDefaultThatIsNoValueIsRefusedWhereItIsDeclared() {
    OptionSpec<Integer> count = OptionSpec.of("count", "N", NumberParsers.atLeast(1), "how many");

    assertThat(count.orElse("1").standard()).contains("1");
    assertThatIllegalArgumentException().isThrownBy(() -> count.orElse("0"));
  }

  @Test
  void whatCodeMakesMoreOfKeepsNameAndDefault() {
    OptionSpec<Integer> half = SourceSettings.PORT.map(port -> port / 2);

    assertThat(half.name()).isEqualTo("port");
    assertThat(half.standard()).contains("9999");
    assertThat(half.parse("8")).isEqualTo(4);
    assertThatIllegalArgumentException().isThrownBy(() -> half.parse("-8"));
  }

  @Test
  void anotherHelpChangesNothingElse() {
    OptionSpec<Integer> other = SourceSettings.PORT.help("another one");

    assertThat(other.help()).isEqualTo("another one");
    assertThat(other.isSetting()).isTrue();
    assertThat(other.usage()).isEqualTo("--port N");
  }

  @Test
  void namesOfConstantsAreReadInCapitalsOrNot() {
    assertThat(ApplicationSettings.ON_NO_MODEL.parse("wait")).isEqualTo(OnNoModel.WAIT);
    assertThat(ApplicationSettings.ON_NO_MODEL.parse("Fail")).isEqualTo(OnNoModel.FAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "waiting", " wait", "pray"})
  void otherWordsAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApplicationSettings.ON_NO_MODEL.parse(text))
        .withMessage("expected wait or fail");
  }
}
