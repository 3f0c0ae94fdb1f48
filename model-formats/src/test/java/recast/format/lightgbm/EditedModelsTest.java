package recast.format.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.model.Model;

/** Files that LightGBM reads and does not easily write. */
final class EditedModelsTest {
  private static final int ROWS = 1000;
  private static final String OBJECTIVE = "objective=regression\n";

  private final String file;

  EditedModelsTest() throws IOException {
    file = Fixture.model("regression-v3").replaceAll("tree_sizes=.*\n", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "regression_l1 sqrt",
        "quantile sqrt",
        "quantile alpha:0.5",
        "huber sqrt",
        "fair sqrt",
        "mape sqrt",
        "mean_absolute_percentage_error",
        "poisson sqrt",
        "gamma",
        "tweedie",
        "binary sigmoid:0.3000000000000000444",
        "binary sigmoid:12.34567890123456789",
        "binary sigmoid:1e-05",
        "binary sigmoid:3.7e+2",
        "xentropy",
        "xentlambda",
        "lambdarank",
        "rank_xendcg",
        "custom",
        "none"
      })
  void everyObjectiveLinksAsInLightGbm(String objective) throws IOException {
    assertEqualScores(file.replace(OBJECTIVE, "objective=" + objective + "\n"));
  }

  @Test
  void aModelWithoutAnObjectiveGivesTheSums() throws IOException {
    assertEqualScores(file.replace(OBJECTIVE, ""));
  }

  @Test
  void aModelOfOneLinearLeafIsALinearModel() throws IOException {
    assertEqualScores(
        firstTree(
            """
            num_leaves=1
            num_cat=0
            split_feature=
            threshold=
            decision_type=
            left_child=
            right_child=
            leaf_value=0.25
            is_linear=1
            leaf_const=-1.5
            num_features=2
            leaf_features=1 3\s\s
            leaf_coeff=0.5 -2.75\s\s
            shrinkage=1
            """));
  }

  @Test
  void thresholdsAtZeroAndInfinityPartAsInLightGbm() throws IOException {
    assertEqualScores(
        firstTree(
            """
            num_leaves=7
            num_cat=0
            split_feature=0 0 1 1 0 2
            threshold=-0.0 -1e400 1e-36 1e400 4.9e-324 -1e-36
            decision_type=2 8 0 6 10 4
            left_child=1 -1 3 -3 -5 -6
            right_child=2 -2 4 -4 5 -7
            leaf_value=1 2 4 8 16 32 64
            shrinkage=1
            """));
  }

  @Test
  void carriageReturnsAtEndsOfLinesAreAllowed() throws IOException {
    double[] rows = EdgeRows.of(ROWS);

    double[] scores = Scored.score(Scored.decode(file.replace("\n", "\r\n")), rows, 100);

    assertThat(scores).isEqualTo(Scored.score(Scored.decode(file), rows, 100));
  }

  private String firstTree(String tree) {
    int from = file.indexOf("Tree=0\n");
    int to = file.indexOf("end of trees\n");
    return file.substring(0, from) + "Tree=0\n" + tree + "\n\n" + file.substring(to);
  }

  private static void assertEqualScores(String file) throws IOException {
    double[] rows = EdgeRows.of(ROWS);
    Model model = Scored.decode(file);

    long[] scores = Scored.bits(Scored.score(model, rows, 512));

    assertThat(scores)
        .isEqualTo(Scored.bits(NativeLightGbm.predict(file, rows, TrainingRows.WIDTH, 1)));
  }
}
