package recast.format.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recast.model.Model;

final class EqualScoresTest {
  private static final int ROWS = 1000;

  /** Not a multiple of the rows that walk side by side. */
  private static final int BATCH = 333;

  @ParameterizedTest
  @EnumSource
  void scoresEqualThoseOfLightGbmBitForBit(Trained trained) throws IOException {
    String file = trained.file();
    double[] rows = EdgeRows.of(ROWS);
    Model model = Scored.decode(file);
    int classes = model.signature().outputs().get(0).width();
    double[] expected = NativeLightGbm.predict(file, rows, TrainingRows.WIDTH, classes);

    double[] scores = Scored.score(model, rows, BATCH);

    assertThat(scores).hasSize(ROWS * classes);
    assertThat(Scored.bits(scores)).isEqualTo(Scored.bits(expected));
  }
}
