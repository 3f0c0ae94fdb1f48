package recast.format.lightgbm;

import java.util.Random;

/** Rows full of values at which a reader of trees may go wrong. */
final class EdgeRows {
  private static final double ZERO_THRESHOLD = 1e-35f;

  private static final double[] EDGES = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    1e-310,
    -1e-310,
    1e-35,
    ZERO_THRESHOLD,
    -ZERO_THRESHOLD,
    Math.nextUp(ZERO_THRESHOLD),
    Math.nextDown(ZERO_THRESHOLD),
    -Math.nextUp(ZERO_THRESHOLD),
    -Math.nextDown(ZERO_THRESHOLD),
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    -1,
    -0.5,
    -0.999,
    -1.001,
    2.7,
    31,
    32,
    63.999,
    69,
    70,
    1000,
    2147483646.5,
    2147483647,
    2147483648.0,
    4294967296.0,
    1e18
  };

  private EdgeRows() {}

  /** Rows of which one value in three is an edge, the others like those of the training. */
  static double[] of(int count) {
    double[] values = TrainingRows.of(count, LabelKind.NUMBER).values();
    Random random = new Random(23);
    for (int i = 0; i < values.length; i++) {
      if (random.nextInt(3) == 0) {
        values[i] = EDGES[random.nextInt(EDGES.length)];
      }
    }
    return values;
  }
}
