package recast.swap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What several pools have on the executors: the executors have to keep the models of all. Each pool
 * tells its own part of it. Thread-safe.
 */
public final class SharedLiveModels {
  private final LiveModels all;
  private final Map<Object, Set<UUID>> parts = new HashMap<>();

  /**
   * @param all told of the models of all parts
   */
  public SharedLiveModels(LiveModels all) {
    this.all = all;
  }

  /** Takes the models of one more pool. */
  public LiveModels part() {
    Object part = new Object();
    return live -> changed(part, live);
  }

  private synchronized void changed(Object part, Set<UUID> live) {
    parts.put(part, live);
    Set<UUID> union = new HashSet<>();
    parts.values().forEach(union::addAll);
    all.changed(Set.copyOf(union));
  }
}
