package recast.swap;

import java.util.Set;
import java.util.UUID;

/** Learns which models the executors have to keep. Must not wait. */
@FunctionalInterface
public interface LiveModels {
  /** From now on these, and no others. */
  void changed(Set<UUID> live);
}
