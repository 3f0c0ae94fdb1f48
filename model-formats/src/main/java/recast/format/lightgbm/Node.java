package recast.format.lightgbm;

/**
 * A node of a compiled tree in one long. From its high end: a bit of categorical nodes, 23 bits of
 * the rank of the threshold or the number of the set, 22 bits of the column, 18 bits of the left
 * child, after which comes the right one. A leaf has the highest rank of all and is its own child.
 */
final class Node {
  static final int MAX_RANK = (1 << 23) - 2;
  static final int MAX_COLUMNS = 1 << 22;
  static final int RANK_SHIFT = 40;

  /** No split is as large, and no leaf smaller. */
  static final long LEAF = (MAX_RANK + 1L) << RANK_SHIFT;

  private static final long CATEGORICAL = Long.MIN_VALUE;
  private static final int COLUMN_SHIFT = 18;
  private static final int COLUMN_MASK = MAX_COLUMNS - 1;
  private static final int CHILD_MASK = (1 << COLUMN_SHIFT) - 1;
  private static final int SET_MASK = MAX_RANK + 1;

  private Node() {}

  static long leaf(int self) {
    return LEAF | self;
  }

  static long numeric(int rank, int column, int left) {
    return (long) rank << RANK_SHIFT | (long) column << COLUMN_SHIFT | left;
  }

  static long categorical(int set, int column, int left) {
    return CATEGORICAL | numeric(set, column, left);
  }

  static int column(long node) {
    return (int) (node >>> COLUMN_SHIFT) & COLUMN_MASK;
  }

  /** The child of a numeric node or of a leaf for a value of this rank, without a branch. */
  static int child(long node, int rank) {
    // Negative when the value's rank is higher: then one to the right.
    return left(node) + (int) ((node - ((long) rank << RANK_SHIFT)) >>> 63);
  }

  static int left(long node) {
    return (int) node & CHILD_MASK;
  }

  static boolean isCategorical(long node) {
    return node < 0;
  }

  static int set(long node) {
    return (int) (node >>> RANK_SHIFT) & SET_MASK;
  }
}
