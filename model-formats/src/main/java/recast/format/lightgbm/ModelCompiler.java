package recast.format.lightgbm;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a model, laid out for speed, of what the file says. */
final class ModelCompiler {
  private ModelCompiler() {}

  static LightGbmModel compile(
      Header header,
      List<RawTree> raw,
      OutputTransform link,
      Map<String, String> parameters,
      ModelText text)
      throws IOException {
    Columns columns = Columns.of(raw);
    if (columns.count() > Node.MAX_COLUMNS || columns.maxRank() > Node.MAX_RANK) {
      throw text.problem(
          "a model of more than "
              + Node.MAX_RANK
              + " thresholds of one feature or with more than "
              + Node.MAX_COLUMNS
              + " kinds of splits is not supported");
    }
    Tree[] trees = raw.stream().map(tree -> compile(tree, columns)).toArray(Tree[]::new);
    return new LightGbmModel(header, columns, trees, link, Facts.of(header, raw, parameters));
  }

  private static Tree compile(RawTree tree, Columns columns) {
    NodeTable table = new NodeTable(tree, columns);
    TreeTraversal walk = new TreeTraversal(table.nodes(), tree.setStarts(), tree.sets());
    Optional<LinearLeaves> linear = tree.linear();
    if (linear.isPresent()) {
      return new LinearTree(walk, table.leafNumbers(), linear.get(), tree.leafValues());
    }
    double[] values = table.valuesAtNodes(tree.leafValues());
    boolean categorical = tree.setStarts().length > 1;
    return categorical ? new CategoricalTree(walk, values) : new NumericTree(table.nodes(), values);
  }
}
