package recast.doctor;

/** How a check ended. */
public enum Severity {
  /** All is well. */
  PASS("PASS"),
  /** There is nothing to look at, which is no problem; checks that build on it go on. */
  MOOT("SKIP"),
  /** It could not be looked at; nor can what builds on it. */
  SKIP("SKIP"),
  /** It works, and will make trouble one day. */
  WARN("WARN"),
  /** It does not work. */
  FAIL("FAIL");

  private final String label;

  Severity(String label) {
    this.label = label;
  }

  /** What a user sees. */
  public String label() {
    return label;
  }

  /** Whether a check that builds on this one can be made. */
  boolean carries() {
    return this != SKIP && this != FAIL;
  }
}
