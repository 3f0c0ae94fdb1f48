package recast.store;

import java.util.Map;

/**
 * How many files lie in the directories of a store that grow.
 *
 * @param releases in {@code releases}: those that no prune has folded yet, and segments
 * @param ledgers in {@code adoptions/<app>}, by application
 */
public record StoreGrowth(int releases, Map<String, Integer> ledgers) {
  public StoreGrowth {
    ledgers = Map.copyOf(ledgers);
  }
}
