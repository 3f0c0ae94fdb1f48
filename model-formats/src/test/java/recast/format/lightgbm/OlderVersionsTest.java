package recast.format.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.model.Model;

final class OlderVersionsTest {
  private static final int ROWS = 1000;

  @ParameterizedTest
  @CsvSource({"regression", "zeros", "binary", "multiclass", "forest", "lambda", "linear"})
  void filesOfVersionThreeScoreAsLightGbmThreeAndFourDo(String model) throws IOException {
    assertEqualScores(model + "-v3");
  }

  @ParameterizedTest
  @CsvSource({"regression", "zeros", "binary", "multiclass", "forest", "lambda"})
  void filesOfVersionTwoScoreAsLightGbmThreeAndFourDo(String model) throws IOException {
    assertEqualScores(model + "-v2-2");
    assertEqualScores(model + "-v2-0");
  }

  private static void assertEqualScores(String name) throws IOException {
    String file = Fixture.model(name);
    double[] rows = EdgeRows.of(ROWS);
    Model model = Scored.decode(file);
    int classes = model.signature().outputs().get(0).width();

    long[] scores = Scored.bits(Scored.score(model, rows, 512));

    assertThat(scores).isEqualTo(Scored.bits(Fixture.scores(name, ROWS * classes)));
    assertThat(scores)
        .isEqualTo(Scored.bits(NativeLightGbm.predict(file, rows, TrainingRows.WIDTH, classes)));
  }
}
