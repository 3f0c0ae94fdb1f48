package recast.format.lightgbm;

import java.util.Optional;

/**
 * A tree as the file has it, found sound. Node i, from 0 to the number of leaves less 2, sends a
 * row to its left or right child: a later node, or {@code ~leaf}.
 *
 * @param features index of the feature that each node looks at
 * @param thresholds the largest value that goes left; of a categorical node, the number of its set
 * @param decisions what kind of node it is, in bits: see {@link Decision}
 * @param left child of each node
 * @param right child of each node
 * @param leafValues the output of each leaf
 * @param setStarts where the sets of categories begin in {@code sets}, and where the last ends
 * @param sets of categories that go left, as bits
 * @param linear the linear models of the leaves, if it has them
 */
@SuppressWarnings("ArrayRecordComponent") // Read in the inner loop, never compared.
record RawTree(
    int[] features,
    double[] thresholds,
    int[] decisions,
    int[] left,
    int[] right,
    double[] leafValues,
    int[] setStarts,
    int[] sets,
    Optional<LinearLeaves> linear) {
  int nodes() {
    return leafValues.length - 1;
  }

  int leaves() {
    return leafValues.length;
  }
}
