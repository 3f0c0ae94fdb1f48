package recast.format.lightgbm;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Model;
import recast.model.RowBatch;
import recast.model.Signature;

/**
 * The trees of a LightGBM model. Immutable. The trees pass over a block of rows one after the
 * other, so that a row is summed up in the order of the trees, as LightGBM does.
 */
final class LightGbmModel implements Model {
  private final Signature signature;
  private final Columns columns;
  private final Tree[] trees;
  private final int classes;
  private final boolean averaged;
  private final OutputTransform link;
  private final Map<String, String> facts;

  LightGbmModel(
      Header header,
      Columns columns,
      Tree[] trees,
      OutputTransform link,
      Map<String, String> facts) {
    this.classes = header.classes();
    this.averaged = header.averaged();
    this.columns = columns;
    this.trees = trees;
    this.link = link;
    this.facts = Collections.unmodifiableMap(facts);
    this.signature =
        new Signature(
            List.of(new Field("features", FieldType.DOUBLE, header.features())),
            List.of(output(classes)));
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }

  @Override
  public void score(RowBatch rows, RowBatch scores) {
    int size = rows.size();
    int width = signature.inputs().get(0).width();
    double[] sums = scores.doubles(0);
    Arrays.fill(sums, 0, size * classes, 0.0);
    RowBlock block = new RowBlock(rows.doubles(0), width, columns.count(), size);
    while (block.next(size)) {
      columns.fill(block);
      for (int tree = 0; tree < trees.length; tree++) {
        trees[tree].add(block, sums, classes, tree % classes);
      }
    }
    if (averaged) {
      average(sums, size * classes);
    }
    for (int row = 0; row < size; row++) {
      link.apply(sums, row * classes, (row + 1) * classes);
    }
  }

  private void average(double[] sums, int count) {
    int iterations = trees.length / classes;
    for (int i = 0; i < count; i++) {
      sums[i] /= iterations;
    }
  }

  private static Field output(int classes) {
    if (classes == 1) {
      return Field.of("score", FieldType.DOUBLE);
    }
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "score" + i).toList();
    return new Field("score", FieldType.DOUBLE, names);
  }
}
