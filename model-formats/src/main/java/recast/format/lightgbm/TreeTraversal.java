package recast.format.lightgbm;

/** The way of one row down a tree whose nodes may be categorical. */
@SuppressWarnings("ArrayRecordComponent") // Read in the inner loop, never compared.
record TreeTraversal(long[] nodes, int[] setStarts, int[] sets) {
  /** The position of the leaf among the nodes. */
  int leaf(int[] ranks, int row) {
    long node = nodes[0];
    while (node < Node.LEAF) {
      int rank = ranks[row + Node.column(node)];
      int child =
          Node.isCategorical(node)
              ? Node.left(node) + (contains(Node.set(node), rank) ? 0 : 1)
              : Node.child(node, rank);
      node = nodes[child];
    }
    return Node.left(node);
  }

  private boolean contains(int set, int category) {
    int word = setStarts[set] + (category >>> 5);
    return category >= 0 && word < setStarts[set + 1] && (sets[word] >>> category & 1) != 0;
  }
}
