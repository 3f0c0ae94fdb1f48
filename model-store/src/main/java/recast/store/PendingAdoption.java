package recast.store;

import java.io.IOException;

/** An adoption that is written, and takes one rename to be in force. Used by one thread. */
public interface PendingAdoption {
  /**
   * Puts the adoption in force: it counts from its batch on, also after a crash.
   *
   * @throws StoreException when it is not in force and never will be
   * @throws Unsettled when nobody can tell; to be called again until it is known
   */
  void commit() throws StoreException, Unsettled;

  /** Drops an adoption that {@link #commit} was not called for. */
  void discard() throws StoreException;

  /** The file system does not say whether an adoption is in force. */
  final class Unsettled extends IOException {
    public Unsettled(String message, IOException cause) {
      super(message, cause);
    }
  }
}
