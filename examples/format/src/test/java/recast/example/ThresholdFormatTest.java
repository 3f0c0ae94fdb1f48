package recast.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recast.model.Outcome;
import recast.record.InputSpec;
import recast.record.RecordScorer;

final class ThresholdFormatTest {
  @Test
  void anAmountAboveTheThresholdIsMarked() throws IOException {
    try (RecordScorer scorer = decode("99.5")) {
      assertThat(scorer.score(List.of("a,100", "b,99.5", "c,").iterator()))
          .toIterable()
          .containsExactly(
              new Outcome.Scored("a,1"),
              new Outcome.Scored("b,0"),
              new Outcome.Failed("c,", "the amount is missing"));
    }
  }

  @Test
  void aFileWithoutANumberIsRefused() {
    assertThatThrownBy(() -> decode("much")).hasMessage("expected a number, found 'much'");
    assertThatThrownBy(() -> decode("")).hasMessage("expected a number, found ''");
  }

  private static RecordScorer decode(String file) throws IOException {
    return RecordScorer.decode(
        new ThresholdFormat(),
        new ByteArrayInputStream(file.getBytes(UTF_8)),
        Optional.of(InputSpec.parse("csv:id,amount")));
  }
}
