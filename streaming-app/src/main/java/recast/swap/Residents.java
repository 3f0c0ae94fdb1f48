package recast.swap;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.broadcast.Broadcast;
import recast.store.Version;

/**
 * The models that are on the executors. A broadcast is released when nothing holds it any more; two
 * releases of one version share theirs.
 */
final class Residents {
  private static final Logger LOG = LogManager.getLogger(Residents.class);

  private final Set<Broadcast<BroadcastModel>> resident =
      Collections.newSetFromMap(new IdentityHashMap<>());

  /** The model that is offered to a batch and not yet taken. */
  ActiveModel next;

  /** The model of the newest batch. */
  ActiveModel active;

  /** The model before, for as long as there may be a way back to it. */
  ActiveModel previous;

  /** The model of the batch that is running. */
  ActiveModel running;

  /** A model that the loader is about to offer. */
  Broadcast<BroadcastModel> reserved;

  /** The broadcast of {@code version}, if it is here. */
  Optional<Broadcast<BroadcastModel>> of(Version version) {
    for (ActiveModel model : all()) {
      if (model != null && model.release().version().equals(version)) {
        return Optional.of(model.broadcast());
      }
    }
    return Optional.empty();
  }

  private ActiveModel[] all() {
    return new ActiveModel[] {next, active, previous, running};
  }

  /** Holds a broadcast that the loader has made. */
  void reserve(Broadcast<BroadcastModel> broadcast) {
    resident.add(broadcast);
    reserved = broadcast;
  }

  /** Releases whatever nobody holds; never waits for it. */
  void sweep() {
    Set<Broadcast<BroadcastModel>> held = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ActiveModel model : all()) {
      if (model != null) {
        held.add(model.broadcast());
        resident.add(model.broadcast());
      }
    }
    held.add(reserved);
    resident.removeIf(broadcast -> !held.contains(broadcast) && released(broadcast));
  }

  private static boolean released(Broadcast<BroadcastModel> broadcast) {
    try {
      broadcast.destroy();
    } catch (RuntimeException e) {
      // A model that is not released costs memory; a batch that fails for it costs records.
      LOG.warn("Cannot release broadcast {}", broadcast.id(), e);
    }
    return true;
  }
}
