package recast.format.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions of floats are those that the library calls. */
final class FloatFunctionsTest {
  private static final int ARGUMENTS = 1_000_000;
  private static final int BASE_SCORES = 25;

  private final Random random = new Random(5);

  @ParameterizedTest
  @CsvSource({"reg:gamma,EXP", "survival:aft,EXP_OF_DOUBLE", "binary:logistic,SIGMOID"})
  void aMillionMarginsHaveTheScoresOfTheLibrary(String objective, Activation activation)
      throws XGBoostError, IOException {
    float[] margins = new float[ARGUMENTS];
    for (int i = 0; i < margins.length; i++) {
      margins[i] =
          i % 4 == 0
              ? Float.intBitsToFloat(random.nextInt())
              : (float) random.nextGaussian() * (float) Math.pow(10, i % 4 - 1);
    }
    DMatrix matrix = new DMatrix(new float[ARGUMENTS], ARGUMENTS, 1, Float.NaN);
    matrix.setBaseMargin(margins);
    float[][] expected = leaf(objective, "5E-1").predict(matrix);
    float[] scores = new float[ARGUMENTS];

    activation.apply(margins, ARGUMENTS, 1, scores);

    assertThat(
            IntStream.range(0, ARGUMENTS)
                .filter(i -> Float.compare(scores[i], expected[i][0]) != 0)
                .mapToObj(i -> "%s: %s, not %s".formatted(margins[i], scores[i], expected[i][0])))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reg:gamma", "binary:logistic", "binary:logitraw", "survival:aft"})
  void baseScoresHaveTheMarginsOfTheLibrary(String objective) throws XGBoostError, IOException {
    DMatrix matrix = new DMatrix(new float[1], 1, 1, Float.NaN);
    for (int i = 0; i < BASE_SCORES; i++) {
      float base = random.nextFloat() * 0.999f + 1e-7f;
      float[][] expected = leaf(objective, Float.toString(base)).predict(matrix, true);

      assertThat(Objective.named(objective).orElseThrow().link().margin(base))
          .as("margin of %s", base)
          .isEqualTo(expected[0][0]);
    }
  }

  /** A model of one tree that is a leaf with nothing to add. */
  private static Booster leaf(String objective, String baseScore) throws XGBoostError, IOException {
    String file =
        new String(Fixtures.bytes("leaf.json"), StandardCharsets.UTF_8)
            .replace("OBJECTIVE", objective)
            .replace("BASE_SCORE", baseScore);
    Booster booster = XGBoost.loadModel(file.getBytes(StandardCharsets.UTF_8));
    booster.setParam("nthread", 1);
    return booster;
  }
}
