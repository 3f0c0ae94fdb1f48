package recast.format.lightgbm;

/**
 * A feature and all thresholds that the trees compare it with. A value becomes its rank, the number
 * of thresholds below it: a node then compares two small integers, and where it sends a missing
 * value is a matter of the rank that this value gets.
 */
final class Axis {
  private final int feature;
  private final double[] thresholds;
  private final Missing[] kinds;
  private final int firstColumn;
  private final int[] ranksOfNan;
  private final int[] ranksOfZero;

  /**
   * @param thresholds ascending, without NaN and negative zero
   * @param kinds of the nodes that look at the feature, each of which gets a column
   */
  Axis(int feature, double[] thresholds, Missing[] kinds, int firstColumn) {
    this.feature = feature;
    this.thresholds = thresholds;
    this.kinds = kinds;
    this.firstColumn = firstColumn;
    this.ranksOfNan = new int[kinds.length];
    this.ranksOfZero = new int[kinds.length];
    int zero = rank(0.0);
    int most = thresholds.length;
    for (int i = 0; i < kinds.length; i++) {
      ranksOfNan[i] =
          switch (kinds[i]) {
            case NONE -> zero;
            case NAN_RIGHT, ZERO_RIGHT -> most;
            case NAN_LEFT, ZERO_LEFT, CATEGORY -> 0;
          };
      ranksOfZero[i] =
          switch (kinds[i]) {
            case ZERO_LEFT -> 0;
            case ZERO_RIGHT -> most;
            case NONE, NAN_LEFT, NAN_RIGHT, CATEGORY -> zero;
          };
    }
  }

  /** The column of the nodes of this kind. */
  int column(Missing kind) {
    int i = 0;
    while (kinds[i] != kind) {
      i++;
    }
    return firstColumn + i;
  }

  int columns() {
    return kinds.length;
  }

  int maxRank() {
    return thresholds.length;
  }

  /** How many thresholds are below the value; none is below NaN. */
  int rank(double value) {
    int low = 0;
    int left = thresholds.length;
    while (left > 0) {
      int half = left >>> 1;
      if (thresholds[low + half] < value) {
        low += half + 1;
        left -= half + 1;
      } else {
        left = half;
      }
    }
    return low;
  }

  /** Fills the columns of this feature for all rows of a block. */
  void fill(RowBlock block) {
    double[] values = block.values();
    int[] ranks = block.ranks();
    int value = block.firstValue() + feature;
    int rank = firstColumn;
    for (int row = 0; row < block.rows(); row++) {
      fill(ZeroThreshold.of(values[value]), ranks, rank);
      value += block.width();
      rank += block.columns();
    }
  }

  private void fill(double value, int[] ranks, int from) {
    if (value == 0.0) {
      System.arraycopy(ranksOfZero, 0, ranks, from, kinds.length);
    } else if (Double.isNaN(value)) {
      System.arraycopy(ranksOfNan, 0, ranks, from, kinds.length);
    } else {
      int rank = rank(value);
      for (int i = 0; i < kinds.length; i++) {
        ranks[from + i] = rank;
      }
    }
    int last = kinds.length - 1;
    if (kinds[last] == Missing.CATEGORY) {
      ranks[from + last] = category(value);
    }
  }

  /** The number of the category, or a negative one when it is none. */
  private static int category(double value) {
    return value > -1 && value < 0x1p31 ? (int) value : -1;
  }
}
