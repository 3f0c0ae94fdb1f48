package recast.format.lightgbm;

/**
 * A linear model in each leaf of a tree. The terms of leaf i are those from {@code starts[i]} to
 * {@code starts[i + 1]}.
 *
 * @param constants of each leaf
 * @param starts of the terms, and the end of the last
 * @param features index of the feature of each term
 * @param coefficients of each term
 */
@SuppressWarnings("ArrayRecordComponent") // Read in the inner loop, never compared.
record LinearLeaves(double[] constants, int[] starts, int[] features, double[] coefficients) {
  /** The output of a leaf for a row, which is {@code otherwise} when a feature of it is missing. */
  double output(int leaf, double[] values, int row, double otherwise) {
    double output = constants[leaf];
    for (int term = starts[leaf]; term < starts[leaf + 1]; term++) {
      double value = ZeroThreshold.of(values[row + features[term]]);
      if (Double.isNaN(value)) {
        return otherwise;
      }
      output += coefficients[term] * value;
    }
    return output;
  }
}
