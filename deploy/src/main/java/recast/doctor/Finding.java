package recast.doctor;

/**
 * What a check has found.
 *
 * @param text what was found, or the reason why nothing was looked at
 * @param mend what to do about it; empty when there is nothing to do
 */
public record Finding(Grade grade, String text, String mend) {
  public Finding {
    boolean wrong = grade == Grade.WARN || grade == Grade.FAIL;
    if (wrong == mend.isEmpty()) {
      throw new IllegalArgumentException(
          grade + (wrong ? " needs a mend: " : " needs no mend: ") + text);
    }
  }

  static Finding pass(String text) {
    return new Finding(Grade.PASS, text, "");
  }

  /** There is nothing to look at. */
  static Finding moot(String reason) {
    return new Finding(Grade.MOOT, reason, "");
  }

  /** It cannot be looked at. */
  static Finding skip(String reason) {
    return new Finding(Grade.SKIP, reason, "");
  }

  static Finding warn(String text, String mend) {
    return new Finding(Grade.WARN, text, mend);
  }

  static Finding fail(String text, String mend) {
    return new Finding(Grade.FAIL, text, mend);
  }
}
