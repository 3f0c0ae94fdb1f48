package recast.bench;

import com.microsoft.ml.lightgbm.PredictionType;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import recast.format.lightgbm.LightGbmFormat;
import recast.model.Model;
import recast.model.RowBatch;

/** Our reader of LightGBM's models beside the library itself, on one thread, for one batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LightGbmBenchmark {
  private static final int FEATURES = 28;
  private static final int CATEGORICAL = 24;
  private static final int TRAINING_ROWS = 6_000;
  private static final int BATCH_ROWS = 512;
  private static final String ONE_THREAD = "num_threads=1";

  @Param("500")
  private int trees;

  @Param("255")
  private int leaves;

  @Param({"numbers", "categories"})
  private String features;

  private final Random random = new Random(1);
  private LGBMBooster booster;
  private double[] rows;
  private Model model;
  private RowBatch in;
  private RowBatch out;
  private SWIGTYPE_p_void handle;
  private SWIGTYPE_p_double nativeRows;
  private SWIGTYPE_p_double nativeScores;
  private SWIGTYPE_p_long_long nativeLength;

  /** Trains a model, and gives the same rows to both. */
  @Setup
  public void train() throws LGBMException, IOException {
    String file = trained();
    booster = LGBMBooster.loadModelFromString(file);
    rows = rows(BATCH_ROWS);
    model =
        new LightGbmFormat()
            .decode(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    in = new RowBatch(model.signature().inputs(), BATCH_ROWS);
    out = new RowBatch(model.signature().outputs(), BATCH_ROWS);
    in.reset(BATCH_ROWS);
    out.reset(BATCH_ROWS);
    System.arraycopy(rows, 0, in.doubles(0), 0, rows.length);
    copyToNative(file);
  }

  @Benchmark
  public double[] recast() {
    model.score(in, out);
    return out.doubles(0);
  }

  /** What a caller with rows of doubles has to do. */
  @Benchmark
  public double[] library() throws LGBMException {
    return booster.predictForMat(
        rows, BATCH_ROWS, FEATURES, true, PredictionType.C_API_PREDICT_NORMAL, ONE_THREAD);
  }

  /** The rows have been copied before, so that only the prediction is left. */
  @Benchmark
  public int libraryWithoutCopying() {
    return lightgbmlib.LGBM_BoosterPredictForMat(
        handle,
        lightgbmlib.double_to_voidp_ptr(nativeRows),
        lightgbmlibConstants.C_API_DTYPE_FLOAT64,
        BATCH_ROWS,
        FEATURES,
        1,
        lightgbmlibConstants.C_API_PREDICT_NORMAL,
        0,
        -1,
        ONE_THREAD,
        nativeLength,
        nativeScores);
  }

  private String trained() throws LGBMException {
    String parameters =
        "objective=regression min_data_in_leaf=5 verbosity=-1 num_leaves=" + leaves + " ";
    if (features.equals("categories")) {
      parameters += "categorical_feature=24,25,26,27 ";
    }
    double[] training = rows(TRAINING_ROWS);
    try (LGBMDataset data =
            LGBMDataset.createFromMat(
                training, TRAINING_ROWS, FEATURES, true, parameters + ONE_THREAD, null);
        LGBMBooster trainer = LGBMBooster.create(data, parameters + ONE_THREAD)) {
      data.setField("label", labels(training));
      for (int tree = 0; tree < trees; tree++) {
        trainer.updateOneIter();
      }
      return trainer.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.SPLIT);
    }
  }

  private void copyToNative(String file) {
    SWIGTYPE_p_p_void pointer = lightgbmlib.voidpp_handle();
    lightgbmlib.LGBM_BoosterLoadModelFromString(file, lightgbmlib.new_intp(), pointer);
    handle = lightgbmlib.voidpp_value(pointer);
    nativeRows = lightgbmlib.new_doubleArray(rows.length);
    nativeScores = lightgbmlib.new_doubleArray(BATCH_ROWS);
    nativeLength = lightgbmlib.new_int64_tp();
    for (int i = 0; i < rows.length; i++) {
      lightgbmlib.doubleArray_setitem(nativeRows, i, rows[i]);
    }
  }

  private double[] rows(int count) {
    double[] rows = new double[count * FEATURES];
    for (int i = 0; i < rows.length; i++) {
      double number = random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian();
      rows[i] = i % FEATURES < CATEGORICAL ? number : random.nextInt(200);
    }
    return rows;
  }

  private float[] labels(double[] rows) {
    float[] labels = new float[rows.length / FEATURES];
    for (int row = 0; row < labels.length; row++) {
      double sum = random.nextGaussian();
      for (int feature = 0; feature < FEATURES; feature++) {
        double value = rows[row * FEATURES + feature];
        sum += Double.isNaN(value) ? 0.2 : Math.sin(value * (1 + feature % 5));
      }
      labels[row] = (float) sum;
    }
    return labels;
  }
}
