package recast.store;

/** What whoever cleans up may do to a store. */
public interface StoreKeeper {
  /** What {@link #prune} would delete now. */
  Pruning plan(Retention retention) throws StoreException;

  /**
   * Deletes old versions, and what work that died has left behind. A version stays that is current,
   * that was current before, that an application has adopted last or next to last, that a rollback
   * is about to name, or that is being published; also when that comes to be while the prune runs.
   */
  Pruning prune(Retention retention) throws StoreException;
}
