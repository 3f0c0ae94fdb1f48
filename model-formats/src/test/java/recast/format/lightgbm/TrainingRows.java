package recast.format.lightgbm;

import java.util.Arrays;
import java.util.Random;

/**
 * Rows with a label that depends on every feature: numbers of several sizes, one with many zeros,
 * one with many NaN, and two of categories.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TrainingRows(double[] values, float[] labels) {
  static final String[] NAMES = {
    "age", "amount", "zeros", "gaps", "tiny", "huge", "town", "product"
  };
  static final int WIDTH = NAMES.length;

  /** The features with categories, as LightGBM's parameter. */
  static final String CATEGORIES = " categorical_feature=6,7 min_data_per_group=5 cat_smooth=1";

  private static final int GROUP = 20;

  static TrainingRows of(int count, LabelKind kind) {
    Random random = new Random(17);
    double[] values = new double[count * WIDTH];
    float[] labels = new float[count];
    for (int row = 0; row < count; row++) {
      int at = row * WIDTH;
      values[at] = random.nextInt(60) + 18;
      values[at + 1] = random.nextGaussian() * 100;
      values[at + 2] = random.nextInt(3) > 0 ? 0 : random.nextGaussian();
      values[at + 3] = random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian();
      values[at + 4] = random.nextGaussian() * 1e-34;
      values[at + 5] = random.nextGaussian() * 1e200;
      values[at + 6] = random.nextInt(70);
      values[at + 7] = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(5);
      double sum =
          values[at] / 30
              + Math.sin(values[at + 1] / 50)
              + values[at + 2] / 2
              + (Double.isNaN(values[at + 3]) ? 1 : values[at + 3] / 3)
              + values[at + 4] * 3e33
              + values[at + 5] * 3e-201
              + (values[at + 6] * 7919 % 11) / 11
              + (values[at + 7] == 3 ? 0.7 : 0)
              + random.nextGaussian() / 5;
      labels[row] = kind.label(sum);
    }
    return new TrainingRows(values, labels);
  }

  /** The same with sizes that a linear model in a leaf can bear. */
  TrainingRows tame() {
    double[] tame = values.clone();
    for (int at = 0; at < tame.length; at += WIDTH) {
      tame[at + 4] *= 1e34;
      tame[at + 5] *= 1e-200;
    }
    return new TrainingRows(tame, labels);
  }

  int count() {
    return labels.length;
  }

  int[] groups() {
    int[] groups = new int[count() / GROUP];
    Arrays.fill(groups, GROUP);
    return groups;
  }
}
