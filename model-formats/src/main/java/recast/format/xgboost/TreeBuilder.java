package recast.format.xgboost;

import java.util.Arrays;

/** Chooses the form of each tree, and gives the features their slots. */
final class TreeBuilder {
  // A small tree may be filled up whatever it has; a large one up to this many times its size.
  private static final int SMALL_DEPTH = 6;
  private static final int MAX_DEPTH = 12;
  private static final int MAX_GROWTH = 4;

  private final FeatureSlots.Builder slots = new FeatureSlots.Builder();

  Tree build(LevelOrderTree nodes) {
    int depth = nodes.depth;
    boolean small =
        depth <= SMALL_DEPTH || (depth <= MAX_DEPTH && (1 << depth) <= MAX_GROWTH * nodes.size());
    return small && nodes.isNumeric() ? fillUp(nodes) : new LinkedTree(nodes);
  }

  FeatureSlots slots() {
    return slots.build();
  }

  private CompleteTree fillUp(LevelOrderTree nodes) {
    int depth = nodes.depth;
    long[] splits = new long[(1 << depth) - 1];
    float[] leaves = new float[1 << depth];
    // Where each node is in the complete tree, counted from 1: its children are at 2i and 2i + 1.
    int[] places = new int[nodes.size()];
    places[0] = 1;
    for (int node = 0; node < nodes.size(); node++) {
      int place = places[node];
      int child = nodes.children[node];
      if (child != LevelOrderTree.LEAF) {
        splits[place - 1] = CompleteTree.split(key(nodes, node), slot(nodes, node));
        places[child] = 2 * place;
        places[child + 1] = 2 * place + 1;
        continue;
      }
      // All that is beneath a leaf has its value, so the splits in between may be anything.
      int levels = depth - (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(place));
      int first = (place << levels) - leaves.length;
      Arrays.fill(leaves, first, first + (1 << levels), nodes.conditions[node]);
    }
    return new CompleteTree(depth, splits, leaves);
  }

  private static int key(LevelOrderTree nodes, int node) {
    return FeatureSlots.key(nodes.conditions[node]);
  }

  private int slot(LevelOrderTree nodes, int node) {
    int missingKey = nodes.missingLeft[node] ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    return slots.slot(nodes.features[node], missingKey);
  }
}
