package recast.numbered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerTest {
  @Test
  void aRangeHasTwoNumbersAndAnEnd() throws IOException {
    Answer answer = Answer.parse("range 3 9223372036854775807 ended", "range", 3);

    assertThat(answer.number(0)).isEqualTo(3);
    assertThat(answer.number(1)).isEqualTo(Long.MAX_VALUE);
    assertThat(answer.end(2)).isEqualTo(StreamState.End.ENDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "range",
        "range 1 2",
        "range 1 2 open 3",
        "ranges 1 2 open",
        "range 1 -2 open",
        "range 1 9223372036854775808 open",
        "range 1 2 shut"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(
            () -> {
              Answer answer = Answer.parse(text, "range", 3);
              answer.number(0);
              answer.number(1);
              answer.end(2);
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("answered '" + text + "'");
  }
}
