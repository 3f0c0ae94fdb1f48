package recast.format.xgboost;

/**
 * A tree that is filled up, so that all leaves are equally deep: the children of split {@code i}
 * are {@code 2 i + 1} and {@code 2 i + 2}. Each row takes the same number of steps, without a
 * branch, and several rows descend at once, so that none waits for the memory of another.
 */
final class CompleteTree implements Tree {
  private static final int LANES = 4;

  private final int depth;
  // The key of the threshold in the upper half, the slot of the feature in the lower.
  private final long[] splits;
  private final float[] leaves;

  CompleteTree(int depth, long[] splits, float[] leaves) {
    this.depth = depth;
    this.splits = splits;
    this.leaves = leaves;
  }

  static long split(int thresholdKey, int slot) {
    return (long) thresholdKey << Integer.SIZE | slot;
  }

  @Override
  public void addTo(RowBlock block, float[] sums, int at, int step) {
    int[] keys = block.keys;
    int stride = block.stride;
    int row = 0;
    int sum = at;
    for (; row + LANES <= block.rows; row += LANES) {
      int row0 = row * stride;
      int row1 = row0 + stride;
      int row2 = row1 + stride;
      int row3 = row2 + stride;
      int node0 = 0;
      int node1 = 0;
      int node2 = 0;
      int node3 = 0;
      for (int level = 0; level < depth; level++) {
        node0 = child(keys, row0, node0);
        node1 = child(keys, row1, node1);
        node2 = child(keys, row2, node2);
        node3 = child(keys, row3, node3);
      }
      sums[sum] += leaf(node0);
      sums[sum + step] += leaf(node1);
      sums[sum + 2 * step] += leaf(node2);
      sums[sum + 3 * step] += leaf(node3);
      sum += LANES * step;
    }
    for (; row < block.rows; row++) {
      int node = 0;
      for (int level = 0; level < depth; level++) {
        node = child(keys, row * stride, node);
      }
      sums[sum] += leaf(node);
      sum += step;
    }
  }

  private int child(int[] keys, int row, int node) {
    long split = splits[node];
    long key = keys[row + (int) split];
    // 1 if the key is not less than the threshold; a branch would be mispredicted half the time.
    return 2 * node + 2 + (int) ((key - (split >> Integer.SIZE)) >> (Long.SIZE - 1));
  }

  private float leaf(int node) {
    return leaves[node - splits.length];
  }
}
