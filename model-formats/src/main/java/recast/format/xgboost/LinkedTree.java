package recast.format.xgboost;

/** A tree of any shape, whose splits may be by categories. */
final class LinkedTree implements Tree {
  private final int[] children;
  private final int[] features;
  private final float[] conditions;
  private final boolean[] missingLeft;
  private final int[] sets;
  private final CategorySets categories;

  LinkedTree(LevelOrderTree nodes) {
    this.children = nodes.children;
    this.features = nodes.features;
    this.conditions = nodes.conditions;
    this.missingLeft = nodes.missingLeft;
    this.sets = nodes.sets;
    this.categories = nodes.categories;
  }

  @Override
  public void addTo(RowBlock block, float[] sums, int at, int step) {
    int row = block.from * block.width;
    int sum = at;
    for (int i = 0; i < block.rows; i++) {
      sums[sum] += leaf(block.features, row);
      row += block.width;
      sum += step;
    }
  }

  private float leaf(float[] rows, int row) {
    int node = 0;
    while (children[node] != LevelOrderTree.LEAF) {
      node = children[node] + (goesLeft(node, rows[row + features[node]]) ? 0 : 1);
    }
    return conditions[node];
  }

  private boolean goesLeft(int node, float value) {
    if (Float.isNaN(value)) {
      return missingLeft[node];
    }
    return sets[node] == LevelOrderTree.NUMERIC
        ? value < conditions[node]
        : !categories.contains(sets[node], value);
  }
}
