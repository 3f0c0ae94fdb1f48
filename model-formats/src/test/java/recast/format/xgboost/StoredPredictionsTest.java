package recast.format.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.model.Model;

/** Models of XGBoost 1.7.4 and older, whose scores it computed itself. */
final class StoredPredictionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "absoluteerror.ubj",
        "aft.ubj",
        "base-score.ubj",
        "categories-approx.json",
        "categories.json",
        "categories.ubj",
        "cox.json",
        "dart-softprob.json",
        "dart.json",
        "dart.ubj",
        "deep.json",
        "gamma.json",
        "hinge.json",
        "leafwise.ubj",
        "leaves.ubj",
        "linear-softprob.json",
        "linear.ubj",
        "logistic.ubj",
        "logitraw.json",
        "named.ubj",
        "old-1.0-dart.json",
        "old-1.0.json",
        "old-1.2.json",
        "old-1.4.json",
        "old-1.5-categories.json",
        "one-hot.ubj",
        "parallel.json",
        "poisson.ubj",
        "pruned.ubj",
        "pseudohuber.json",
        "rank-map.json",
        "rank-ndcg.ubj",
        "rank-pairwise.json",
        "reg-logistic.json",
        "sets.json",
        "softmax.json",
        "softprob.json",
        "softprob.ubj",
        "squarederror.json",
        "squaredlogerror.ubj",
        "stumps.json",
        "targets.json",
        "tweedie.ubj"
      })
  void scoresAreThoseOfTheLibraryToTheLastBit(String file) throws IOException {
    Model model = Fixtures.decode(Fixtures.bytes(file));

    float[] scores = Fixtures.score(model, Fixtures.floats("rows.f32"));

    String name = file.substring(0, file.lastIndexOf('.'));
    assertThat(Fixtures.bits(scores))
        .containsExactly(Fixtures.bits(Fixtures.floats(name + ".f32")));
  }
}
