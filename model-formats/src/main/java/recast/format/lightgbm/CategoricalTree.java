package recast.format.lightgbm;

/** A tree with categorical splits. */
@SuppressWarnings("ArrayRecordComponent") // Read in the inner loop, never compared.
record CategoricalTree(TreeTraversal walk, double[] values) implements Tree {
  @Override
  public void add(RowBlock block, double[] sums, int classes, int output) {
    int sum = block.first() * classes + output;
    for (int row = 0; row < block.rows(); row++) {
      sums[sum] += values[walk.leaf(block.ranks(), row * block.columns())];
      sum += classes;
    }
  }
}
