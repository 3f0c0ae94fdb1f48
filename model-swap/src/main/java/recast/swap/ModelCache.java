package recast.swap;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.broadcast.Broadcast;
import recast.store.Release;
import recast.store.Version;

/**
 * The models that are on the executors. A broadcast is released when nothing holds it any more; two
 * releases of one version share theirs. Used by the loader and by the batches.
 */
final class ModelCache {
  private static final Logger LOG = LogManager.getLogger(ModelCache.class);

  private final Set<Broadcast<BroadcastModel>> resident = identitySet();

  /** In force from a batch on that has not come yet, in the order of batches. */
  private final Deque<ActiveModel> offered = new ArrayDeque<>();

  /** The model of the newest batch. */
  private ActiveModel active;

  /** The one before, for as long as there may be a way back to it. */
  private ActiveModel previous;

  /** The model of the batch that runs, or ran last: the next one may be scored again with it. */
  private ActiveModel running;

  /** What the loader is about to offer. */
  private Broadcast<BroadcastModel> reserved;

  /** The broadcast of {@code version}, if it is here; it stays until it is offered or dropped. */
  synchronized Optional<Broadcast<BroadcastModel>> reserve(Version version) {
    Optional<Broadcast<BroadcastModel>> broadcast = of(version);
    broadcast.ifPresent(found -> reserved = found);
    return broadcast;
  }

  /** Keeps a new broadcast until it is offered or dropped. */
  synchronized void reserve(Broadcast<BroadcastModel> broadcast) {
    resident.add(broadcast);
    reserved = broadcast;
  }

  synchronized void drop() {
    reserved = null;
    sweep();
  }

  /** Leaves out the model that is only kept for a way back, so that another one fits. */
  synchronized void makeRoom() {
    previous = null;
    sweep();
  }

  synchronized boolean has(Version version) {
    return of(version).isPresent();
  }

  /** The length of the active model in bytes, 0 when there is none. */
  synchronized long activeBytes() {
    return active == null ? 0 : active.release().payload().bytes();
  }

  /** The length in bytes of the models that wait for their batch. */
  synchronized long offeredBytes() {
    return offered.stream().mapToLong(model -> model.release().payload().bytes()).sum();
  }

  /** The reserved model, in force from {@code model.from()} on. */
  synchronized void offer(ActiveModel model) {
    while (!offered.isEmpty() && !offered.getLast().from().isBefore(model.from())) {
      offered.removeLast();
    }
    offered.add(model);
    reserved = null;
    sweep();
  }

  /** Starts with a model that was adopted before. */
  synchronized void start(ActiveModel model) {
    active = model;
    sweep();
  }

  /** The model of a batch that was never scored, nothing when there is none yet. */
  synchronized Optional<ActiveModel> take(Instant batchTime) {
    while (!offered.isEmpty() && !offered.getFirst().from().isAfter(batchTime)) {
      previous = active;
      active = offered.removeFirst();
    }
    running = active;
    sweep();
    return Optional.ofNullable(active);
  }

  /** Lets the batch run with the model of an earlier release, if it is here. */
  synchronized Optional<ActiveModel> again(Release release, Instant from) {
    return of(release.version()).map(broadcast -> run(new ActiveModel(release, from, broadcast)));
  }

  /** Lets the batch run with {@code model}. */
  synchronized ActiveModel run(ActiveModel model) {
    running = model;
    sweep();
    return model;
  }

  /** Puts the running model in the place of one that failed. */
  synchronized void replace(Release failed) {
    if (active != null && active.release().number() == failed.number()) {
      active = running;
      previous = null;
    }
    sweep();
  }

  synchronized Optional<ActiveModel> active() {
    return Optional.ofNullable(active);
  }

  private Optional<Broadcast<BroadcastModel>> of(Version version) {
    return models().stream()
        .filter(model -> model.release().version().equals(version))
        .map(ActiveModel::broadcast)
        .findFirst();
  }

  private List<ActiveModel> models() {
    List<ActiveModel> models = new ArrayList<>(offered);
    for (ActiveModel model : new ActiveModel[] {active, previous, running}) {
      if (model != null) {
        models.add(model);
      }
    }
    return models;
  }

  /** Releases whatever nobody holds; never waits for it. */
  private void sweep() {
    Set<Broadcast<BroadcastModel>> held = identitySet();
    models().forEach(model -> held.add(model.broadcast()));
    resident.addAll(held);
    held.add(reserved);
    resident.removeIf(
        broadcast -> {
          boolean gone = !held.contains(broadcast);
          if (gone) {
            release(broadcast);
          }
          return gone;
        });
  }

  private static void release(Broadcast<BroadcastModel> broadcast) {
    try {
      BroadcastModel.release(broadcast);
    } catch (RuntimeException e) {
      // A model that is not released costs memory; a batch that fails for it costs records.
      LOG.warn("Cannot release broadcast {}", broadcast.id(), e);
    }
  }

  private static Set<Broadcast<BroadcastModel>> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
