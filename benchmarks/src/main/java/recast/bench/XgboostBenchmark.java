package recast.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import recast.format.xgboost.XgboostFormat;
import recast.model.Model;
import recast.model.RowBatch;

/** Our reader of XGBoost's models beside the library itself, on one thread, for one batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class XgboostBenchmark {
  private static final int FEATURES = 30;
  private static final int TRAINING_ROWS = 20_000;
  private static final int BATCH_ROWS = 512;

  @Param("500")
  private int trees;

  @Param("6")
  private int depth;

  private final Random random = new Random(1);
  private Booster booster;
  private DMatrix matrix;
  private float[] rows;
  private Model model;
  private RowBatch in;
  private RowBatch out;

  /** Trains a model, and gives the same rows to both. */
  @Setup
  public void train() throws XGBoostError, IOException {
    float[] training = rows(TRAINING_ROWS);
    DMatrix labelled = matrix(training);
    labelled.setLabel(labels(training));
    Map<String, Object> parameters =
        Map.of(
            "objective",
            "binary:logistic",
            "max_depth",
            depth,
            "eta",
            0.1,
            "nthread",
            1,
            "tree_method",
            "hist");
    booster = XGBoost.train(labelled, parameters, trees, Map.of(), null, null);
    rows = rows(BATCH_ROWS);
    matrix = matrix(rows);
    model = new XgboostFormat().decode(new ByteArrayInputStream(booster.toByteArray()));
    in = new RowBatch(model.signature().inputs(), BATCH_ROWS);
    out = new RowBatch(model.signature().outputs(), BATCH_ROWS);
    in.reset(BATCH_ROWS);
    out.reset(BATCH_ROWS);
    System.arraycopy(rows, 0, in.floats(0), 0, rows.length);
  }

  @Benchmark
  public float[] recast() {
    model.score(in, out);
    return out.floats(0);
  }

  /** What a caller with rows of floats has to do. */
  @Benchmark
  public float[][] libraryFromFloats() throws XGBoostError {
    DMatrix fresh = matrix(rows);
    try {
      return booster.predict(fresh);
    } finally {
      fresh.dispose();
    }
  }

  /** The rows have been copied before, so that only the prediction is left. */
  @Benchmark
  public float[][] libraryFromMatrix() throws XGBoostError {
    // The library keeps what it predicted for a matrix: with fewer trees it has to begin again.
    booster.predict(matrix, false, 1);
    return booster.predict(matrix, false, trees);
  }

  @Benchmark
  public float[][] libraryInplace() throws XGBoostError {
    return booster.inplace_predict(rows, BATCH_ROWS, FEATURES, Float.NaN);
  }

  private static DMatrix matrix(float[] rows) throws XGBoostError {
    return new DMatrix(rows, rows.length / FEATURES, FEATURES, Float.NaN);
  }

  private float[] rows(int count) {
    float[] rows = new float[count * FEATURES];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(20) == 0 ? Float.NaN : (float) random.nextGaussian();
    }
    return rows;
  }

  private float[] labels(float[] rows) {
    float[] labels = new float[rows.length / FEATURES];
    for (int row = 0; row < labels.length; row++) {
      double sum = random.nextGaussian();
      for (int feature = 0; feature < FEATURES; feature++) {
        float value = rows[row * FEATURES + feature];
        sum += Float.isNaN(value) ? 0.2 : Math.sin(value * (1 + feature % 5));
      }
      labels[row] = sum > 0 ? 1 : 0;
    }
    return labels;
  }
}
