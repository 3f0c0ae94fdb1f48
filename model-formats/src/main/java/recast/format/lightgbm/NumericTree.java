package recast.format.lightgbm;

/** A tree of numeric splits, which four rows walk down side by side to hide the wait for memory. */
@SuppressWarnings("ArrayRecordComponent") // Read in the inner loop, never compared.
record NumericTree(long[] nodes, double[] values) implements Tree {
  private static final int LANES = 4;

  @Override
  public void add(RowBlock block, double[] sums, int classes, int output) {
    int[] ranks = block.ranks();
    int columns = block.columns();
    int rows = block.rows();
    int sum = block.first() * classes + output;
    int row = 0;
    for (; row <= rows - LANES; row += LANES) {
      int a = row * columns;
      int b = a + columns;
      int c = b + columns;
      int d = c + columns;
      long nodeA = nodes[0];
      long nodeB = nodeA;
      long nodeC = nodeA;
      long nodeD = nodeA;
      while ((nodeA & nodeB & nodeC & nodeD) < Node.LEAF) {
        nodeA = nodes[Node.child(nodeA, ranks[a + Node.column(nodeA)])];
        nodeB = nodes[Node.child(nodeB, ranks[b + Node.column(nodeB)])];
        nodeC = nodes[Node.child(nodeC, ranks[c + Node.column(nodeC)])];
        nodeD = nodes[Node.child(nodeD, ranks[d + Node.column(nodeD)])];
      }
      sums[sum] += values[Node.left(nodeA)];
      sums[sum + classes] += values[Node.left(nodeB)];
      sums[sum + 2 * classes] += values[Node.left(nodeC)];
      sums[sum + 3 * classes] += values[Node.left(nodeD)];
      sum += LANES * classes;
    }
    for (; row < rows; row++) {
      sums[sum] += values[Node.left(leaf(ranks, row * columns))];
      sum += classes;
    }
  }

  private long leaf(int[] ranks, int row) {
    long node = nodes[0];
    while (node < Node.LEAF) {
      node = nodes[Node.child(node, ranks[row + Node.column(node)])];
    }
    return node;
  }
}
