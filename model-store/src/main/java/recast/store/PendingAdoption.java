package recast.store;

/** An adoption that is written, and takes one rename to be in force. Used by one thread. */
public interface PendingAdoption {
  /**
   * Puts the adoption in force: it counts from its batch on, also after a crash.
   *
   * @throws StoreException when it is not in force and never will be
   * @throws CommitStateUnknownException when nobody can tell; to be called again until it is known
   */
  void commit() throws StoreException, CommitStateUnknownException;

  /** Drops an adoption that {@link #commit} was not called for. */
  void discard() throws StoreException;
}
