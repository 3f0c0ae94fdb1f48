package recast.doctor;

/**
 * What a check has found.
 *
 * @param text what was found, or the reason why nothing was looked at
 * @param remedy what to do about it; empty when there is nothing to do
 */
public record Finding(Severity grade, String text, String remedy) {
  public Finding {
    boolean wrong = grade == Severity.WARN || grade == Severity.FAIL;
    if (wrong == remedy.isEmpty()) {
      throw new IllegalArgumentException(
          grade + (wrong ? " needs a remedy: " : " needs no remedy: ") + text);
    }
  }

  static Finding pass(String text) {
    return new Finding(Severity.PASS, text, "");
  }

  /** There is nothing to look at. */
  static Finding moot(String reason) {
    return new Finding(Severity.MOOT, reason, "");
  }

  /** It cannot be looked at. */
  static Finding skip(String reason) {
    return new Finding(Severity.SKIP, reason, "");
  }

  static Finding warn(String text, String remedy) {
    return new Finding(Severity.WARN, text, remedy);
  }

  static Finding fail(String text, String remedy) {
    return new Finding(Severity.FAIL, text, remedy);
  }
}
