package recast.store;

import java.util.List;

/**
 * What a prune does.
 *
 * @param versions the versions that it deletes, oldest first
 * @param leftovers the names of staging directories that it deletes: work that died has left them
 * @param folded what it folds of the release log, in words
 * @param adoptions how many files of adoptions and epochs it deletes
 */
public record PruneResult(
    List<Version> versions, List<String> leftovers, List<String> folded, int adoptions) {
  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return versions.isEmpty() && leftovers.isEmpty() && folded.isEmpty() && adoptions == 0;
  }
}
