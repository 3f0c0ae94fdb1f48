package recast.format.lightgbm;

/** The nodes of one tree, with the root first and siblings side by side. */
final class NodeTable {
  private final long[] nodes;
  private final int[] leafNumbers;
  private int next = 1;

  /** Lays out a tree. */
  NodeTable(RawTree tree, Columns columns) {
    int count = tree.nodes() + tree.leaves();
    this.nodes = new long[count];
    this.leafNumbers = new int[count];
    int[] sources = new int[count];
    sources[0] = tree.nodes() == 0 ? ~0 : 0;
    for (int at = 0; at < count; at++) {
      int source = sources[at];
      if (source < 0) {
        nodes[at] = Node.leaf(at);
        leafNumbers[at] = ~source;
      } else {
        nodes[at] = node(tree, source, columns);
        sources[next] = tree.left()[source];
        sources[next + 1] = tree.right()[source];
        next += 2;
      }
    }
  }

  long[] nodes() {
    return nodes;
  }

  /** The number of the leaf in the file, for each node that is one. */
  int[] leafNumbers() {
    return leafNumbers;
  }

  /** The values of the leaves, each at its node. */
  double[] valuesAtNodes(double[] leafValues) {
    double[] values = new double[nodes.length];
    for (int at = 0; at < nodes.length; at++) {
      values[at] = nodes[at] >= Node.LEAF ? leafValues[leafNumbers[at]] : 0.0;
    }
    return values;
  }

  private long node(RawTree tree, int source, Columns columns) {
    Missing kind = Decision.missing(tree.decisions()[source]);
    double threshold = tree.thresholds()[source];
    Axis axis = columns.axis(tree.features()[source]);
    int column = axis.column(kind);
    return kind == Missing.CATEGORY
        ? Node.categorical((int) threshold, column, next)
        : Node.numeric(axis.rank(threshold), column, next);
  }
}
