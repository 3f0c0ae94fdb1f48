package recast.format.xgboost;

/** A tree in the form in which it is fast. */
interface Tree {
  /**
   * Adds the leaf of each row of a block to a sum.
   *
   * @param at where the sum of the block's first row is
   * @param step from the sum of a row to that of the next
   */
  void addTo(RowBlock block, float[] sums, int at, int step);
}
