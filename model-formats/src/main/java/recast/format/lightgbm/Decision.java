package recast.format.lightgbm;

/** The bits in which a file says what kind of node it is. */
final class Decision {
  static final int MAX = 11;

  private static final int CATEGORICAL = 1;
  private static final int DEFAULT_LEFT = 2;

  private Decision() {}

  static boolean isCategorical(int decision) {
    return (decision & CATEGORICAL) != 0;
  }

  /** How a node treats a value that may be missing. */
  static Missing missing(int decision) {
    if (isCategorical(decision)) {
      return Missing.CATEGORY;
    }
    boolean left = (decision & DEFAULT_LEFT) != 0;
    return switch (decision >> 2) {
      case 1 -> left ? Missing.ZERO_LEFT : Missing.ZERO_RIGHT;
      case 2 -> left ? Missing.NAN_LEFT : Missing.NAN_RIGHT;
      default -> Missing.NONE;
    };
  }
}
