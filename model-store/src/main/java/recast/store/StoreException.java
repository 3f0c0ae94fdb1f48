package recast.store;

import java.io.IOException;

/** A store that did not do what was asked; the message says what, where, why, and the mend. */
public final class StoreException extends IOException {
  private final boolean passing;

  private StoreException(String message, boolean passing, Throwable cause) {
    super(message, cause);
    this.passing = passing;
  }

  /** The file system failed; the next try may succeed. */
  static StoreException of(String action, Object subject, IOException cause) {
    return new StoreException(
        "Cannot " + action + " " + subject + ": " + Diagnosis.of(cause), true, cause);
  }

  /** As {@link #of(String, Object, IOException)}, with what is left behind. */
  static StoreException of(String action, Object subject, String state, IOException cause) {
    return new StoreException(
        "Cannot " + action + " " + subject + ": " + Diagnosis.of(cause) + " (" + state + ")",
        true,
        cause);
  }

  /** What is stored is wrong, and will be at the next try. */
  static StoreException wrong(String action, Object subject, IOException finding) {
    return new StoreException(
        "Cannot " + action + " " + subject + ": " + finding.getMessage(), false, finding);
  }

  /** There is nothing where a store should be. */
  static StoreException missing(String name) {
    return new StoreException(
        "There is no store at %s; check the address, or publish a first model: recast fit --create --store '%s'"
            .formatted(name, name),
        true,
        null);
  }

  /** This, with what mends it. */
  StoreException mendedBy(String mend) {
    return new StoreException(getMessage() + "; " + mend, passing, this);
  }

  /** Whether trying again may help: the file system failed, not what it holds. */
  public boolean passing() {
    return passing;
  }
}
