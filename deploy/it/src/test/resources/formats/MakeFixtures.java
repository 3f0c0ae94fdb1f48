import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes lightgbm.txt and lightgbm.golden: java -cp lightgbm4j.jar:slf4j-api.jar MakeFixtures.java */
public final class MakeFixtures {
  public static void main(String[] args) throws Exception {
    double[] values = new double[20];
    float[] target = new float[20];
    for (int i = 0; i < 20; i++) {
      values[i] = i;
      target[i] = (float) Math.cos(i);
    }
    String parameters =
        "objective=regression num_threads=1 min_data_in_leaf=1 min_data_in_bin=1 num_leaves=7 verbosity=-1";
    try (LGBMDataset data = LGBMDataset.createFromMat(values, 20, 1, true, parameters, null)) {
      data.setField("label", target);
      try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
        for (int i = 0; i < 30; i++) {
          booster.updateOneIter();
        }
        Files.writeString(
            Path.of("lightgbm.txt"),
            booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.SPLIT));
        StringBuilder golden = new StringBuilder();
        double[] scores =
            booster.predictForMat(values, 20, 1, true, PredictionType.C_API_PREDICT_NORMAL);
        for (int i = 0; i < 20; i++) {
          golden.append("%d,%d\t%d,%s\n".formatted(i, i, i, scores[i]));
        }
        Files.writeString(Path.of("lightgbm.golden"), golden);
      }
    }
  }
}
