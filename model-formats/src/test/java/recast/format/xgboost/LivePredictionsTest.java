package recast.format.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of the library's present version, which trains them and predicts here and now. */
final class LivePredictionsTest {
  private static final int ROWS = 1000;

  private final Trainer trainer = new Trainer(11);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reg:squarederror",
        "reg:squaredlogerror",
        "reg:pseudohubererror",
        "reg:absoluteerror",
        "reg:logistic",
        "reg:gamma",
        "reg:tweedie",
        "binary:logistic",
        "binary:logitraw",
        "binary:hinge",
        "multi:softmax",
        "multi:softprob",
        "rank:pairwise",
        "rank:ndcg",
        "rank:map",
        "count:poisson",
        "survival:cox",
        "survival:aft"
      })
  void everyObjectiveOfTrees(String objective) throws XGBoostError, IOException {
    agrees(trainer.train(objective, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reg:squarederror", "binary:logistic", "multi:softprob"})
  void darts(String objective) throws XGBoostError, IOException {
    agrees(trainer.train(objective, Map.of("booster", "dart", "rate_drop", 0.4)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reg:gamma", "binary:logistic", "multi:softmax", "multi:softprob"})
  void linearModels(String objective) throws XGBoostError, IOException {
    agrees(trainer.train(objective, Map.of("booster", "gblinear", "updater", "coord_descent")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 1000})
  void categories(int oneHot) throws XGBoostError, IOException {
    agrees(trainer.train("binary:logistic", Map.of("max_cat_to_onehot", oneHot)));
  }

  @Test
  void severalQuantilesAreRefused() throws XGBoostError {
    Booster booster = trainer.train("reg:quantileerror", Map.of("quantile_alpha", "[0.2,0.5,0.9]"));

    assertThatThrownBy(() -> Fixtures.decode(booster.toByteArray()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("reg:quantileerror with 3 quantiles is not supported");
  }

  @Test
  void aQuantile() throws XGBoostError, IOException {
    agrees(trainer.train("reg:quantileerror", Map.of("quantile_alpha", 0.7)));
  }

  @Test
  void forestsOfSeveralTreesInARound() throws XGBoostError, IOException {
    agrees(trainer.train("multi:softprob", Map.of("num_parallel_tree", 3, "subsample", 0.5)));
  }

  @Test
  void treesOfAnyShape() throws XGBoostError, IOException {
    Map<String, Object> leafwise =
        Map.of("grow_policy", "lossguide", "max_depth", 0, "max_leaves", 60);
    agrees(trainer.train("reg:squarederror", leafwise));
  }

  private void agrees(Booster booster) throws XGBoostError, IOException {
    float[] rows = trainer.hardRows(ROWS);
    float[][] expected = booster.predict(Trainer.matrix(rows, false));
    int[] bits = Fixtures.bits(flat(expected));
    for (String kind : new String[] {"json", "ubj"}) {
      float[] scores = Fixtures.score(Fixtures.decode(booster.toByteArray(kind)), rows);

      assertThat(Fixtures.bits(scores)).as(kind).containsExactly(bits);
    }
  }

  private static float[] flat(float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, row * rows[0].length, rows[0].length);
    }
    return flat;
  }
}
