package recast.format.lightgbm;

/**
 * A part of a batch, small enough that its columns stay in the cache while all trees pass over it.
 */
final class RowBlock {
  /** A quarter of a megabyte of ranks. */
  private static final int MAX_RANKS = 1 << 16;

  private final double[] values;
  private final int width;
  private final int columns;
  private final int capacity;
  private final int[] ranks;
  private int first;
  private int rows;

  /**
   * @param values of the whole batch
   * @param width values of each row
   * @param columns ranks of each row
   * @param batchRows rows of the whole batch
   */
  RowBlock(double[] values, int width, int columns, int batchRows) {
    this.values = values;
    this.width = width;
    this.columns = columns;
    this.capacity = Math.max(1, Math.min(batchRows, MAX_RANKS / Math.max(1, columns)));
    this.ranks = new int[capacity * columns];
  }

  /** Moves on to the next rows, at most so many; none are left when it has no rows then. */
  boolean next(int batchRows) {
    first += rows;
    rows = Math.min(capacity, batchRows - first);
    return rows > 0;
  }

  /** The number of the first row in the batch. */
  int first() {
    return first;
  }

  int rows() {
    return rows;
  }

  double[] values() {
    return values;
  }

  int width() {
    return width;
  }

  int firstValue() {
    return first * width;
  }

  /** Row by row. */
  int[] ranks() {
    return ranks;
  }

  int columns() {
    return columns;
  }
}
