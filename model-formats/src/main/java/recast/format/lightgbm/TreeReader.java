package recast.format.lightgbm;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the lines of one tree, in the order in which LightGBM writes them. */
final class TreeReader {
  /** What LightGBM itself allows. */
  private static final int MAX_LEAVES = 131_072;

  private final ModelText text;
  private final Set<String> seen = new HashSet<>();
  private int leaves;
  private int categoricalNodes;
  private boolean linear;
  private int[] features = {};
  private double[] thresholds = {};
  private int[] decisions = {};
  private int[] left = {};
  private int[] right = {};
  private double[] leafValues = {};
  private int[] setStarts = {0};
  private int[] sets = {};
  private double[] constants = {};
  private int[] termStarts = {0};
  private int[] termFeatures = {};
  private double[] coefficients = {};

  private TreeReader(ModelText text) {
    this.text = text;
  }

  /**
   * Reads up to the blank line after a tree.
   *
   * @param features how many the model has
   */
  static RawTree read(ModelText text, int features) throws IOException {
    TreeReader reader = new TreeReader(text);
    RawTree tree = reader.read();
    new TreeCheck(text, tree, features).check();
    return tree;
  }

  private RawTree read() throws IOException {
    while (!text.readKey().isEmpty()) {
      readLine();
    }
    text.endLine();
    require("num_leaves", "num_cat", "leaf_value");
    if (leaves > 1) {
      require("split_feature", "threshold", "left_child", "right_child");
    }
    if (categoricalNodes > 0) {
      require("cat_boundaries", "cat_threshold");
    }
    if (linear) {
      require("leaf_const", "num_features", "leaf_features", "leaf_coeff");
    }
    if (!seen.contains("decision_type")) {
      decisions = new int[leaves - 1];
    }
    Optional<LinearLeaves> models =
        linear
            ? Optional.of(new LinearLeaves(constants, termStarts, termFeatures, coefficients))
            : Optional.empty();
    return new RawTree(
        features, thresholds, decisions, left, right, leafValues, setStarts, sets, models);
  }

  private void readLine() throws IOException {
    String key = text.key();
    if (!seen.add(key)) {
      throw text.problem("the tree has the key '" + key + "' twice");
    }
    if (!key.equals("num_leaves")) {
      require("num_leaves");
    }
    text.readEquals();
    switch (key) {
      case "num_leaves" -> leaves = readCount(1, MAX_LEAVES);
      case "num_cat" -> categoricalNodes = readCount(0, leaves - 1);
      case "split_feature" -> features = GrowingValues.ints(text, leaves - 1);
      case "threshold" -> thresholds = GrowingValues.doubles(text, leaves - 1);
      case "decision_type" -> decisions = GrowingValues.ints(text, leaves - 1);
      case "left_child" -> left = GrowingValues.ints(text, leaves - 1);
      case "right_child" -> right = GrowingValues.ints(text, leaves - 1);
      case "leaf_value" -> leafValues = GrowingValues.doubles(text, leaves);
      case "cat_boundaries" -> setStarts = readStarts();
      case "cat_threshold" -> sets = GrowingValues.unsigned(text, readSetWords());
      case "is_linear" -> linear = readCount(0, 1) == 1;
      case "leaf_const" -> constants = GrowingValues.doubles(text, leaves);
      case "num_features" -> termStarts = readTermCounts();
      case "leaf_features" -> termFeatures = GrowingValues.ints(text, readTerms());
      case "leaf_coeff" -> coefficients = GrowingValues.doubles(text, readTerms());
      // Of no use to a score. The last two are of version 2.0.
      case "split_gain", "leaf_weight", "leaf_count", "internal_value", "internal_weight" ->
          text.skipLine();
      case "internal_count", "shrinkage", "leaf_parent", "has_categorical" -> text.skipLine();
      default -> throw text.problem("'" + key + "' is not supported in a tree");
    }
  }

  private int readCount(int least, int most) throws IOException {
    int count = text.readInt();
    if (count < least || count > most) {
      throw text.problem("expected " + least + " to " + most + ", found " + count);
    }
    text.endLine();
    return count;
  }

  private int[] readStarts() throws IOException {
    require("num_cat");
    int[] starts = GrowingValues.ints(text, categoricalNodes + 1);
    for (int i = 0; i < starts.length; i++) {
      if (starts[i] < (i == 0 ? 0 : starts[i - 1])) {
        throw text.problem("expected boundaries that do not fall, found " + starts[i]);
      }
    }
    return starts;
  }

  private int readSetWords() throws IOException {
    require("cat_boundaries");
    return setStarts[categoricalNodes];
  }

  private int[] readTermCounts() throws IOException {
    int[] counts = GrowingValues.ints(text, leaves);
    int[] starts = new int[leaves + 1];
    for (int leaf = 0; leaf < leaves; leaf++) {
      long end = (long) starts[leaf] + counts[leaf];
      if (counts[leaf] < 0 || end > Integer.MAX_VALUE) {
        throw text.problem("leaf " + leaf + " cannot have " + counts[leaf] + " terms");
      }
      starts[leaf + 1] = (int) end;
    }
    return starts;
  }

  private int readTerms() throws IOException {
    require("num_features");
    return termStarts[leaves];
  }

  private void require(String... keys) throws IOException {
    for (String key : keys) {
      if (!seen.contains(key)) {
        throw text.problem("the tree has no '" + key + "' before this");
      }
    }
  }
}
