package recast.format.xgboost;

import java.io.IOException;

/** A tree as the file has it: one array per property of a node, and nothing checked. */
final class TreeFile {
  private static final int[] NONE = {};

  int[] left = NONE;
  int[] right = NONE;
  int[] features = NONE;
  float[] conditions = {};
  int[] defaultLeft = NONE;
  // Old versions knew no categories, and wrote none of these.
  int[] splitTypes = NONE;
  int[] categories = NONE;
  int[] categoricalNodes = NONE;
  int[] categoriesBegin = NONE;
  int[] categoriesSize = NONE;

  static TreeFile read(DocumentReader in) throws IOException {
    TreeFile tree = new TreeFile();
    in.object(
        key -> {
          switch (key) {
            case "left_children" -> tree.left = in.ints();
            case "right_children" -> tree.right = in.ints();
            case "split_indices" -> tree.features = in.ints();
            case "split_conditions" -> tree.conditions = in.floats();
            case "default_left" -> tree.defaultLeft = in.ints();
            case "split_type" -> tree.splitTypes = in.ints();
            case "categories" -> tree.categories = in.ints();
            case "categories_nodes" -> tree.categoricalNodes = in.ints();
            case "categories_segments" -> tree.categoriesBegin = in.ints();
            case "categories_sizes" -> tree.categoriesSize = in.ints();
            case "tree_param" -> readParameters(in);
            default -> in.skip();
          }
        });
    if (tree.left.length == 0) {
      throw in.problem("a tree has at least one node, but this has no left_children");
    }
    return tree;
  }

  private static void readParameters(DocumentReader in) throws IOException {
    in.object(
        key -> {
          if (!key.equals("size_leaf_vector")) {
            in.skip();
            return;
          }
          String size = in.text();
          // Both say that a leaf has one value.
          if (!size.equals("0") && !size.equals("1")) {
            throw in.problem("trees with " + size + " values in each leaf are not supported");
          }
        });
  }
}
