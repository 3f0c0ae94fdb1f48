package recast.format.lightgbm;

/** What LightGBM sees of a value: it drops what is nearly zero when it takes over a row. */
final class ZeroThreshold {
  /** The float next to 1e-35, as a double. */
  private static final double ZERO_THRESHOLD = 1e-35f;

  private ZeroThreshold() {}

  static double of(double value) {
    return Math.abs(value) <= ZERO_THRESHOLD ? 0.0 : value;
  }
}
