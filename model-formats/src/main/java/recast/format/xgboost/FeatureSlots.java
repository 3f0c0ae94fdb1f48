package recast.format.xgboost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of a row as whole numbers in the same order, so that a split is one comparison and
 * no branch. A missing value is smaller or greater than every number, whichever way it has to go: a
 * feature whose missing values go both ways in different splits has two slots.
 */
final class FeatureSlots {
  private final int[] features;
  private final int[] missing;

  private FeatureSlots(int[] features, int[] missing) {
    this.features = features;
    this.missing = missing;
  }

  int count() {
    return features.length;
  }

  /** The number in whose order values are compared; both zeros have the same. */
  static int key(float value) {
    int bits = Float.floatToRawIntBits(value + 0f);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  /** Fills in the keys of a row. */
  void fill(float[] rows, int row, int[] keys, int from) {
    for (int slot = 0; slot < features.length; slot++) {
      float value = rows[row + features[slot]];
      keys[from + slot] = Float.isNaN(value) ? missing[slot] : key(value);
    }
  }

  /** Gives each feature its slots as the splits are read. */
  static final class Builder {
    private final Map<Long, Integer> slots = new HashMap<>();
    private final List<Integer> features = new ArrayList<>();
    private final List<Integer> missing = new ArrayList<>();

    /** The slot of a feature whose missing values have the key {@code missingKey}. */
    int slot(int feature, int missingKey) {
      return slots.computeIfAbsent(
          (long) missingKey << Integer.SIZE | feature,
          none -> {
            features.add(feature);
            missing.add(missingKey);
            return features.size() - 1;
          });
    }

    FeatureSlots build() {
      return new FeatureSlots(
          features.stream().mapToInt(Integer::intValue).toArray(),
          missing.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
