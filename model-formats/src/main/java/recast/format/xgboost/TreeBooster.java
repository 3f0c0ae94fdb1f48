package recast.format.xgboost;

import java.util.Map;

/** Trees, each of which adds to the margin of one group. */
final class TreeBooster implements Booster {
  private final Tree[] trees;
  private final int[] groups;
  private final int groupCount;
  private final int width;
  private final FeatureSlots slots;
  private final Map<String, String> facts;

  /**
   * @param trees in the order in which they are added
   * @param groups the group of each tree
   * @param groupCount how many groups there are
   * @param width the number of features of a row
   */
  TreeBooster(
      Tree[] trees,
      int[] groups,
      int groupCount,
      int width,
      FeatureSlots slots,
      Map<String, String> facts) {
    this.trees = trees;
    this.groups = groups;
    this.groupCount = groupCount;
    this.width = width;
    this.slots = slots;
    this.facts = facts;
  }

  @Override
  public void addTo(float[] rows, int count, float[] margins) {
    RowBlock block = new RowBlock(rows, width, slots);
    for (int from = 0; from < count; from += block.capacity()) {
      block.take(from, Math.min(block.capacity(), count - from));
      // Tree by tree, as XGBoost does: the sum of floats depends on the order.
      for (int tree = 0; tree < trees.length; tree++) {
        trees[tree].addTo(block, margins, from * groupCount + groups[tree], groupCount);
      }
    }
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }
}
