package recast.store;

import java.io.IOException;

/**
 * The file system does not tell whether a rename was done: what it commits may be in force, may
 * come into force later, or never.
 */
public class CommitStateUnknownException extends IOException {
  public CommitStateUnknownException(String message, IOException cause) {
    super(message, cause);
  }
}
