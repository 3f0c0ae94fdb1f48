package recast.format.lightgbm;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Collects what all nodes compare a feature with. */
final class AxisBuilder {
  private final Set<Missing> kinds = EnumSet.noneOf(Missing.class);
  private double[] thresholds = new double[4];
  private int count;

  void add(Missing kind, double threshold) {
    kinds.add(kind);
    if (kind != Missing.CATEGORY) {
      if (count == thresholds.length) {
        thresholds = Arrays.copyOf(thresholds, 2 * count);
      }
      // The sum has no negative zero.
      thresholds[count] = threshold + 0.0;
      count++;
    }
  }

  Axis build(int feature, int firstColumn) {
    double[] ascending = Arrays.stream(thresholds, 0, count).sorted().distinct().toArray();
    return new Axis(feature, ascending, kinds.toArray(Missing[]::new), firstColumn);
  }
}
