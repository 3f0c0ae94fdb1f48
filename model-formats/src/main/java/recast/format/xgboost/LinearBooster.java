package recast.format.xgboost;

import java.util.Map;

/** A weight for each feature and group, and a bias for each group. */
final class LinearBooster implements Booster {
  private final float[] weights;
  private final int features;
  private final int groups;

  /**
   * @param weights of each feature and group, and then the bias of each group
   */
  LinearBooster(float[] weights, int features, int groups) {
    this.weights = weights;
    this.features = features;
    this.groups = groups;
  }

  @Override
  public void addTo(float[] rows, int count, float[] margins) {
    for (int row = 0; row < count; row++) {
      for (int group = 0; group < groups; group++) {
        int at = row * groups + group;
        margins[at] = sum(rows, row * features, group, margins[at]);
      }
    }
  }

  private float sum(float[] rows, int row, int group, float base) {
    float sum = weights[features * groups + group] + base;
    for (int feature = 0; feature < features; feature++) {
      float value = rows[row + feature];
      // A missing value adds nothing.
      if (!Float.isNaN(value)) {
        sum += value * weights[feature * groups + group];
      }
    }
    return sum;
  }

  @Override
  public Map<String, String> facts() {
    return Map.of();
  }
}
