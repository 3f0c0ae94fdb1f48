package recast.format.lightgbm;

/** A compiled tree. Immutable. */
interface Tree {
  /**
   * Adds the output of this tree for each row of a block.
   *
   * @param sums of the whole batch, row by row
   * @param classes sums of each row
   * @param output which of them this tree is part of
   */
  void add(RowBlock block, double[] sums, int classes, int output);
}
