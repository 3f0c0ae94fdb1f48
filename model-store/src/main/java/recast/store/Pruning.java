package recast.store;

import java.util.List;

/**
 * What a prune deletes.
 *
 * @param versions the versions, oldest first
 * @param leftovers the names of staging directories that work which died has left
 */
public record Pruning(List<Version> versions, List<String> leftovers) {}
