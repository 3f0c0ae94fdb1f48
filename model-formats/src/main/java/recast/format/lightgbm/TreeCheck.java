package recast.format.lightgbm;

import java.io.IOException;

/** Refuses a tree in which a row could get lost. */
final class TreeCheck {
  private final ModelText text;
  private final RawTree tree;
  private final int features;

  TreeCheck(ModelText text, RawTree tree, int features) {
    this.text = text;
    this.tree = tree;
    this.features = features;
  }

  void check() throws IOException {
    boolean[] reachedNodes = new boolean[tree.nodes()];
    boolean[] reachedLeaves = new boolean[tree.leaves()];
    for (int node = 0; node < tree.nodes(); node++) {
      checkChild(node, tree.left()[node], reachedNodes, reachedLeaves);
      checkChild(node, tree.right()[node], reachedNodes, reachedLeaves);
      checkFeature(tree.features()[node]);
      checkDecision(node);
    }
    if (tree.linear().isPresent()) {
      for (int feature : tree.linear().get().features()) {
        checkFeature(feature);
      }
    }
  }

  private void checkChild(int node, int child, boolean[] nodes, boolean[] leaves)
      throws IOException {
    boolean leaf = child < 0;
    int index = leaf ? ~child : child;
    boolean[] reached = leaf ? leaves : nodes;
    if (index >= reached.length || (!leaf && index <= node)) {
      throw text.problem("node " + node + " cannot have the child " + child);
    }
    if (reached[index]) {
      throw text.problem("child " + child + " of node " + node + " has a second parent");
    }
    reached[index] = true;
  }

  private void checkFeature(int feature) throws IOException {
    if (feature < 0 || feature >= features) {
      throw text.problem("expected a feature from 0 to " + (features - 1) + ", found " + feature);
    }
  }

  private void checkDecision(int node) throws IOException {
    int decision = tree.decisions()[node];
    double threshold = tree.thresholds()[node];
    if (decision < 0 || decision > Decision.MAX) {
      throw text.problem("decision type " + decision + " of node " + node + " is not supported");
    }
    if (Double.isNaN(threshold)) {
      throw text.problem("the threshold of node " + node + " is NaN");
    }
    int sets = tree.setStarts().length - 1;
    if (Decision.isCategorical(decision)
        && !(threshold >= 0 && threshold < sets && threshold == Math.rint(threshold))) {
      throw text.problem(
          "node " + node + " has the set of categories " + threshold + ", the tree has " + sets);
    }
  }
}
