package recast.format.xgboost;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.java.XGBoostJNI;

/** Trains models with the library. */
final class Trainer {
  static final int FEATURES = 8;

  /** The features that are categories, if the model is to know. */
  private static final String[] TYPES = {"q", "q", "q", "q", "q", "q", "c", "c"};

  private static final int ROWS = 500;
  private static final float[] ODD = {
    Float.NaN,
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    1e-40f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    3f,
    -1f,
    -0.5f,
    2.7f,
    99f,
    1 << 24,
    1e10f
  };

  private final Random random;

  Trainer(long seed) {
    this.random = new Random(seed);
  }

  /** Rows as in the training, and missing values. */
  float[] rows(int count) {
    float[] rows = new float[count * FEATURES];
    for (int i = 0; i < rows.length; i++) {
      int feature = i % FEATURES;
      rows[i] = (float) random.nextGaussian();
      if (feature == 6 || feature == 7) {
        rows[i] = random.nextInt(feature == 6 ? 4 : 60);
      } else if (feature == 1) {
        rows[i] = Math.round(2 * rows[i]);
      }
      if (random.nextInt(10) == 0) {
        rows[i] = Float.NaN;
      }
    }
    return rows;
  }

  /** Rows with values that are not in the training. */
  float[] hardRows(int count) {
    float[] rows = rows(count);
    for (int i = 0; i < rows.length; i++) {
      if (random.nextInt(6) == 0) {
        rows[i] = ODD[random.nextInt(ODD.length)];
      }
    }
    return rows;
  }

  /** A model for an objective; what else is set is in {@code more}. */
  Booster train(String objective, Map<String, Object> more) throws XGBoostError {
    float[] rows = rows(ROWS);
    DMatrix matrix = matrix(rows, more.containsKey("max_cat_to_onehot"));
    float[] labels = labels(rows, objective);
    matrix.setLabel(labels);
    if (objective.startsWith("rank:")) {
      int[] groups = new int[ROWS / 10];
      Arrays.fill(groups, 10);
      matrix.setGroup(groups);
    }
    if (objective.equals("survival:aft")) {
      bound(matrix, "label_lower_bound", labels);
      bound(matrix, "label_upper_bound", labels);
    }
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("objective", objective);
    parameters.put("nthread", 1);
    parameters.put("verbosity", 0);
    parameters.put("max_depth", 4);
    if (objective.startsWith("multi:")) {
      parameters.put("num_class", 4);
    }
    parameters.putAll(more);
    return XGBoost.train(matrix, parameters, 10, Map.of(), null, null);
  }

  static DMatrix matrix(float[] rows, boolean categorical) throws XGBoostError {
    DMatrix matrix = new DMatrix(rows, rows.length / FEATURES, FEATURES, Float.NaN);
    if (categorical) {
      matrix.setFeatureTypes(TYPES);
    }
    return matrix;
  }

  private static void bound(DMatrix matrix, String name, float[] values) {
    if (XGBoostJNI.XGDMatrixSetFloatInfo(matrix.getHandle(), name, values) != 0) {
      throw new IllegalStateException(name + ": " + XGBoostJNI.XGBGetLastError());
    }
  }

  private static float[] labels(float[] rows, String objective) {
    float[] labels = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      float sum = 0;
      for (int feature = 0; feature < FEATURES; feature++) {
        float value = rows[row * FEATURES + feature];
        sum += Float.isNaN(value) ? 0.3f : value % 5 * (feature + 1) / FEATURES;
      }
      labels[row] = label(sum, objective);
    }
    return labels;
  }

  private static float label(float sum, String objective) {
    if (objective.startsWith("multi:") || objective.matches("rank:(ndcg|pairwise)")) {
      return Math.abs(Math.round(sum)) % 4;
    }
    if (objective.matches("binary:.*|reg:logistic|rank:map")) {
      return sum > 3 ? 1 : 0;
    }
    return Math.abs(sum) + 0.1f;
  }
}
