package recast.format.xgboost;

import java.io.IOException;
import java.util.Arrays;

/**
 * A tree of the file, checked, and with its nodes level by level, so that the children of a split
 * are neighbours. Nodes that the root does not reach were pruned and are left out.
 */
final class LevelOrderTree {
  /** The child of a leaf: no split has the root as its child. */
  static final int LEAF = 0;

  /** The set of a split by a number. */
  static final int NUMERIC = -1;

  private static final int NO_CHILD = -1;

  /** The left child of a split, or {@link #LEAF}. */
  final int[] children;

  final int[] features;

  /** The threshold of a split, or the value of a leaf. */
  final float[] conditions;

  final boolean[] missingLeft;

  /** The categories that go right, or {@link #NUMERIC}. */
  final int[] sets;

  final CategorySets categories = new CategorySets();

  /** How many splits are above the deepest leaf. */
  final int depth;

  private final TreeFile file;
  private final int featureCount;
  // For each node: which one it is in the file.
  private final int[] origin;
  private int count;
  private int categoriesTaken;

  LevelOrderTree(TreeFile file, int featureCount) throws IOException {
    this.file = file;
    this.featureCount = featureCount;
    int size = file.left.length;
    checkLengths(size);
    int[] children = new int[size];
    this.origin = new int[size];
    boolean[] reached = new boolean[size];
    reached[0] = true;
    this.count = 1;
    int levels = 0;
    int levelEnd = 1;
    for (int node = 0; node < count; node++) {
      if (node == levelEnd) {
        levels++;
        levelEnd = count;
      }
      if (file.left[origin[node]] != NO_CHILD) {
        children[node] = count;
        reach(file.left[origin[node]], reached);
        reach(file.right[origin[node]], reached);
      }
    }
    this.depth = levels;
    this.children = Arrays.copyOf(children, count);
    this.features = new int[count];
    this.conditions = new float[count];
    this.missingLeft = new boolean[count];
    this.sets = new int[count];
    Arrays.fill(sets, NUMERIC);
    for (int node = 0; node < count; node++) {
      copy(node);
    }
  }

  int size() {
    return count;
  }

  boolean isNumeric() {
    return Arrays.stream(sets).allMatch(set -> set == NUMERIC);
  }

  /** Multiplies the values of the leaves, as a dart does with those of each tree. */
  void scaleLeaves(float weight) {
    for (int node = 0; node < count; node++) {
      if (children[node] == LEAF) {
        // XGBoost adds the leaf to 0 first, which makes -0 positive.
        conditions[node] = (0f + conditions[node]) * weight;
      }
    }
  }

  private void reach(int child, boolean[] reached) throws IOException {
    if (child < 0 || child >= reached.length) {
      throw new IOException("node " + child + " is a child, but there are " + reached.length);
    }
    // Also what keeps a loop from going on without end.
    if (reached[child]) {
      throw new IOException("node " + child + " has two parents");
    }
    reached[child] = true;
    origin[count++] = child;
  }

  private void copy(int node) throws IOException {
    int from = origin[node];
    conditions[node] = file.conditions[from];
    boolean leaf = children[node] == LEAF;
    if (!leaf) {
      features[node] = file.features[from];
      missingLeft[node] = file.defaultLeft[from] != 0;
      if (features[node] < 0 || features[node] >= featureCount) {
        throw new IOException(
            "node " + from + " splits by feature " + features[node] + " of " + featureCount);
      }
      if (file.splitTypes.length > 0 && file.splitTypes[from] != 0) {
        sets[node] = set(from);
        return;
      }
    }
    if (Float.isNaN(conditions[node])) {
      throw new IOException("node " + from + " has NaN as its " + (leaf ? "value" : "threshold"));
    }
  }

  private int set(int node) throws IOException {
    int at = Arrays.binarySearch(file.categoricalNodes, node);
    if (file.splitTypes[node] != 1 || at < 0) {
      throw new IOException(
          "node " + node + " has split type " + file.splitTypes[node] + " and no categories");
    }
    int begin = file.categoriesBegin[at];
    int size = file.categoriesSize[at];
    if (begin < 0 || size <= 0 || size > file.categories.length - begin) {
      throw new IOException(
          String.format(
              "node %d has the categories from %d on, %d of %d",
              node, begin, size, file.categories.length));
    }
    // Sets that overlapped would make much memory of a small file.
    categoriesTaken += size;
    if (categoriesTaken > file.categories.length) {
      throw new IOException("node " + node + " shares its categories with another");
    }
    for (int i = begin; i < begin + size; i++) {
      if (file.categories[i] < 0 || file.categories[i] >= CategorySets.MAX_CATEGORY) {
        throw new IOException("node " + node + " has the category " + file.categories[i]);
      }
    }
    return categories.add(file.categories, begin, begin + size);
  }

  private void checkLengths(int size) throws IOException {
    if (size == 0) {
      throw new IOException("it has no nodes");
    }
    checkLength("right_children", file.right.length, size);
    checkLength("split_indices", file.features.length, size);
    checkLength("split_conditions", file.conditions.length, size);
    checkLength("default_left", file.defaultLeft.length, size);
    if (file.splitTypes.length > 0) {
      checkLength("split_type", file.splitTypes.length, size);
    }
    checkLength("categories_segments", file.categoriesBegin.length, file.categoricalNodes.length);
    checkLength("categories_sizes", file.categoriesSize.length, file.categoricalNodes.length);
  }

  private static void checkLength(String name, int length, int expected) throws IOException {
    if (length != expected) {
      throw new IOException(name + " has " + length + " elements, expected " + expected);
    }
  }
}
