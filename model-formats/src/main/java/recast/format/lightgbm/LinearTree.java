package recast.format.lightgbm;

/** A tree with a linear model in each leaf, of splits of any kind. */
@SuppressWarnings("ArrayRecordComponent") // Read in the inner loop, never compared.
record LinearTree(TreeTraversal walk, int[] leafNumbers, LinearLeaves leaves, double[] leafValues)
    implements Tree {
  @Override
  public void add(RowBlock block, double[] sums, int classes, int output) {
    int sum = block.first() * classes + output;
    int values = block.firstValue();
    for (int row = 0; row < block.rows(); row++) {
      int leaf = leafNumbers[walk.leaf(block.ranks(), row * block.columns())];
      sums[sum] += leaves.output(leaf, block.values(), values, leafValues[leaf]);
      sum += classes;
      values += block.width();
    }
  }
}
