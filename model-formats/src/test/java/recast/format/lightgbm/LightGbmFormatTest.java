package recast.format.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Model;
import recast.model.ModelFormats;
import recast.model.RowBatch;

final class LightGbmFormatTest {
  private static final Field FEATURES =
      new Field("features", FieldType.DOUBLE, Arrays.asList(TrainingRows.NAMES));

  @Test
  void isInstalledUnderItsId() throws IOException {
    assertThat(ModelFormats.installed().named("lightgbm")).isInstanceOf(LightGbmFormat.class);
  }

  @Test
  void readsTheFeaturesOfTheFileAndGivesOneScore() throws IOException {
    Model model = Scored.decode(Fixture.model("binary-v3"));

    assertThat(model.signature().inputs()).containsExactly(FEATURES);
    assertThat(model.signature().outputs()).containsExactly(Field.of("score", FieldType.DOUBLE));
  }

  @Test
  void givesAScoreForEachClass() throws IOException {
    Model model = Scored.decode(Fixture.model("multiclass-v3"));

    assertThat(model.signature().outputNames())
        .containsExactly("score0", "score1", "score2", "score3");
  }

  @Test
  void describesItself() throws IOException {
    Model model = Scored.decode(Fixture.model("multiclass-v3"));

    assertThat(model.facts().entrySet())
        .map(fact -> fact.getKey() + "=" + fact.getValue())
        .containsExactly(
            "version=v3",
            "objective=multiclass num_class:4",
            "output=sum of trees",
            "classes=4",
            "features=8",
            "iterations=6",
            "trees=24",
            "linear trees=0",
            "nodes=264",
            "leaves=288",
            "boosting=gbdt",
            "early stopping=0",
            "learning rate=0.1",
            "max iterations=100",
            "max leaves=12");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 64, 1000})
  void batchesOfAnySizeGiveTheSameScores(int batch) throws IOException {
    Model model = Scored.decode(Fixture.model("multiclass-v3"));

    double[] scores = Scored.score(model, EdgeRows.of(1000), batch);

    assertThat(scores).isEqualTo(Fixture.scores("multiclass-v3", 4000));
  }

  @Test
  void leavesTheRestOfABatchAlone() throws IOException {
    Model model = Scored.decode(Fixture.model("binary-v3"));
    RowBatch rows = new RowBatch(model.signature().inputs(), 9);
    RowBatch scores = new RowBatch(model.signature().outputs(), 9);
    Arrays.fill(scores.doubles(0), 77);
    rows.reset(5);
    scores.reset(5);

    model.score(rows, scores);

    assertThat(Arrays.copyOfRange(scores.doubles(0), 5, 9)).containsOnly(77);
    assertThat(Arrays.copyOf(scores.doubles(0), 5)).doesNotContain(77);
  }

  @Test
  void threadsMayShareAModel() throws Exception {
    Model model = Scored.decode(Fixture.model("regression-v3"));
    double[] rows = EdgeRows.of(1000);
    Callable<double[]> task = () -> Scored.score(model, rows, 50);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<double[]>> scored =
          threads.invokeAll(Stream.generate(() -> task).limit(16).toList());

      for (Future<double[]> scores : scored) {
        assertThat(scores.get()).isEqualTo(Fixture.scores("regression-v3", 1000));
      }
    } finally {
      threads.shutdown();
    }
  }
}
