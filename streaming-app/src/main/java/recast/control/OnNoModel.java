package recast.control;

/** What an application does as long as its store has no release. */
public enum OnNoModel {
  /** Waits, for as long as it takes. */
  WAIT,
  /** Waits, and fails when that takes too long. */
  FAIL;

  /** Reads {@code wait} or {@code fail}. */
  public static OnNoModel parse(String text) {
    for (OnNoModel each : values()) {
      if (each.name().equalsIgnoreCase(text)) {
        return each;
      }
    }
    throw new IllegalArgumentException("expected wait or fail");
  }
}
