package recast.run;

/** What an application does as long as its store has no release. */
public enum NoModelPolicy {
  /** Waits, for as long as it takes. */
  WAIT,
  /** Waits, and fails when that takes too long. */
  FAIL;

  /** Reads {@code wait} or {@code fail}. */
  public static NoModelPolicy parse(String text) {
    for (NoModelPolicy each : values()) {
      if (each.name().equalsIgnoreCase(text)) {
        return each;
      }
    }
    throw new IllegalArgumentException("expected wait or fail");
  }
}
