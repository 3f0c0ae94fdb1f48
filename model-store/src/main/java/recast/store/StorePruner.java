package recast.store;

/** Removes versions, releases and adoptions that nothing needs. */
public interface StorePruner {
  /** What {@link #prune} would delete now. */
  PruneResult plan(RetentionPolicy retention) throws StoreException;

  /**
   * Deletes old versions, and what work that died has left behind. A version stays that is current,
   * that was current before, that an application has adopted last or next to last, that a rollback
   * is about to name, or that is being published; also when that comes to be while the prune runs.
   */
  PruneResult prune(RetentionPolicy retention) throws StoreException;
}
