package recast.format.lightgbm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the trees look at in a row: for each feature in use, a column for each kind of node. */
final class Columns {
  private final List<Axis> axes = new ArrayList<>();
  private final Map<Integer, Axis> byFeature = new HashMap<>();
  private int count;

  private Columns() {}

  static Columns of(List<RawTree> trees) {
    Map<Integer, AxisBuilder> builders = new TreeMap<>();
    for (RawTree tree : trees) {
      for (int node = 0; node < tree.nodes(); node++) {
        builders
            .computeIfAbsent(tree.features()[node], feature -> new AxisBuilder())
            .add(Decision.missing(tree.decisions()[node]), tree.thresholds()[node]);
      }
    }
    Columns columns = new Columns();
    builders.forEach(columns::add);
    return columns;
  }

  private void add(int feature, AxisBuilder builder) {
    Axis axis = builder.build(feature, count);
    axes.add(axis);
    byFeature.put(feature, axis);
    count += axis.columns();
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** The highest rank that a value can have. */
  int maxRank() {
    return axes.stream().mapToInt(Axis::maxRank).max().orElse(0);
  }

  /** The axis of a feature that a node looks at. */
  Axis axis(int feature) {
    return byFeature.get(feature);
  }

  /** Fills all columns for the rows of a block. */
  void fill(RowBlock block) {
    for (Axis axis : axes) {
      axis.fill(block);
    }
  }
}
