package recast.format.xgboost;

/** Some rows of a batch, few enough for their keys to stay in the processor's cache. */
final class RowBlock {
  private static final int MAX_KEYS = 1 << 15;
  private static final int MAX_ROWS = 64;
  private static final int MIN_ROWS = 8;

  final float[] features;
  final int width;
  final int[] keys;
  final int stride;
  private final FeatureSlots slots;
  private final int capacity;
  int from;
  int rows;

  RowBlock(float[] features, int width, FeatureSlots slots) {
    this.features = features;
    this.width = width;
    this.slots = slots;
    this.stride = slots.count();
    int fitting = MAX_KEYS / Math.max(1, stride);
    this.capacity = Math.max(MIN_ROWS, Math.min(MAX_ROWS, fitting));
    this.keys = new int[capacity * stride];
  }

  /** How many rows a block has at most. */
  int capacity() {
    return capacity;
  }

  /** Takes rows of the batch. */
  void take(int from, int rows) {
    this.from = from;
    this.rows = rows;
    for (int row = 0; row < rows; row++) {
      slots.fill(features, (from + row) * width, keys, row * stride);
    }
  }
}
