package recast.format.xgboost;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes a booster of the trees of a file. */
final class ForestBuilder {
  private final ModelFile file;
  private final Parameters parameters;
  private final TreeBuilder builder = new TreeBuilder();
  private long nodes;
  private int depth;

  ForestBuilder(ModelFile file, Parameters parameters) {
    this.file = file;
    this.parameters = parameters;
  }

  TreeBooster build() throws IOException {
    int count = file.trees.size();
    if (file.treeGroups.length != count) {
      throw new IOException(
          "tree_info has " + file.treeGroups.length + " elements, expected " + count);
    }
    boolean isDart = file.booster.equals("dart") || file.treeWeights.length > 0;
    if (isDart && file.treeWeights.length != count) {
      throw new IOException(
          "weight_drop has " + file.treeWeights.length + " elements, expected " + count);
    }
    Tree[] trees = new Tree[count];
    for (int i = 0; i < count; i++) {
      int group = file.treeGroups[i];
      if (group < 0 || group >= parameters.groups) {
        throw new IOException(
            "tree " + i + " belongs to group " + group + " of " + parameters.groups);
      }
      LevelOrderTree tree = tree(i);
      if (isDart) {
        tree.scaleLeaves(file.treeWeights[i]);
      }
      trees[i] = builder.build(tree);
      nodes += tree.size();
      depth = Math.max(depth, tree.depth);
    }
    return new TreeBooster(
        trees, file.treeGroups, parameters.groups, parameters.features, builder.slots(), facts());
  }

  private LevelOrderTree tree(int number) throws IOException {
    try {
      return new LevelOrderTree(file.trees.get(number), parameters.features);
    } catch (IOException e) {
      throw new IOException("tree " + number + ": " + e.getMessage(), e);
    }
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("trees", Integer.toString(file.trees.size()));
    facts.put("nodes", Long.toString(nodes));
    facts.put("depth", Integer.toString(depth));
    return facts;
  }
}
