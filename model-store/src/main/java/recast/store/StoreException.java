package recast.store;

import java.io.IOException;
import recast.hadoop.HadoopErrors;

/** A store that did not do what was asked; the message says what, where, why, and the remedy. */
public final class StoreException extends IOException {
  private final boolean retryable;

  private StoreException(String message, boolean retryable, Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** The file system failed; the next try may succeed. */
  static StoreException of(String action, Object subject, IOException cause) {
    return new StoreException(
        "Cannot " + action + " " + subject + ": " + HadoopErrors.of(cause), true, cause);
  }

  /** As {@link #of(String, Object, IOException)}, with what is left behind. */
  static StoreException of(String action, Object subject, String state, IOException cause) {
    return new StoreException(
        "Cannot " + action + " " + subject + ": " + HadoopErrors.of(cause) + " (" + state + ")",
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

  /** This, with its remedy. */
  StoreException withRemedy(String remedy) {
    return new StoreException(getMessage() + "; " + remedy, retryable, this);
  }

  /** Whether trying again may help: the file system failed, not what it holds. */
  public boolean isRetryable() {
    return retryable;
  }
}
