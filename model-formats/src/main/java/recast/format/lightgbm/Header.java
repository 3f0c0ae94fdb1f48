package recast.format.lightgbm;

import java.util.List;

/**
 * What a file says before its trees.
 *
 * @param version of the format: {@code v2}, {@code v3} or {@code v4}
 * @param classes of the outputs: trees of one iteration
 * @param announcedTrees how many trees follow; negative when the file does not say
 * @param objective in LightGBM's words, empty when the model has none
 * @param averaged whether the outputs are the mean over the iterations, and not the sum
 * @param features the names of all features, in their order
 */
record Header(
    String version,
    int classes,
    int announcedTrees,
    String objective,
    boolean averaged,
    List<String> features) {
  /** Version 2 has no mark at the end of the trees, nor of the parameters. */
  boolean marksEnds() {
    return !version.equals("v2");
  }
}
