package recast.swap;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.broadcast.Broadcast;
import recast.store.CancellationCheck;
import recast.store.LoadMetrics;
import recast.store.Release;
import recast.store.StoreException;

/**
 * The models on the executors, with a count of references to each. The current {@link ActiveModels}
 * hold one for each of their models; the loader holds one for the model that it has acquired and
 * not yet released. A model whose last reference is gone is destroyed on driver and executors. Two
 * releases of one version share a model.
 *
 * <p>Thread-safe: the loader acquires and releases, the loader and the batches update. A model does
 * not go away while it is acquired, or in the current snapshot. Nothing here waits for executors,
 * and only {@link #fetch} waits for the store, without a lock.
 */
final class ModelCache {
  private static final Logger LOG = LogManager.getLogger(ModelCache.class);

  private final ModelFetcher fetcher;
  private final LiveModels live;
  private final IdentityHashMap<Broadcast<BroadcastModel>, Integer> references =
      new IdentityHashMap<>();
  private volatile ActiveModels models = ActiveModels.NONE;

  /**
   * @param fetcher brings the models that are not here
   * @param live told of what is here, before a model is used and before one is destroyed
   */
  ModelCache(ModelFetcher fetcher, LiveModels live) {
    this.fetcher = fetcher;
    this.live = live;
  }

  /** The current snapshot. */
  ActiveModels models() {
    return models;
  }

  /** Replaces the snapshot with what {@code change} makes of it; returns the new one. */
  synchronized ActiveModels update(UnaryOperator<ActiveModels> change) {
    ActiveModels before = models;
    ActiveModels next = change.apply(before);
    // What is in both must not lose its last reference in between.
    next.all().forEach(model -> hold(model.broadcast()));
    models = next;
    before.all().forEach(model -> letGo(model.broadcast()));
    return next;
  }

  /** The model of {@code release}, if it is here; to be released by the caller. */
  synchronized Optional<StagedModel> acquire(Release release) {
    return models
        .of(release.version())
        .map(model -> new StagedModel(release, hold(model.broadcast()), LoadMetrics.NONE));
  }

  /**
   * The model of {@code release} from the store; to be released by the caller.
   *
   * @throws InvalidModelException when it is not fit to score
   */
  StagedModel fetch(Release release, CancellationCheck wanted)
      throws StoreException, InvalidModelException {
    StagedModel fetched = fetcher.bring(release, wanted);
    synchronized (this) {
      hold(fetched.broadcast());
    }
    return fetched;
  }

  /** Gives back what {@link #acquire} or {@link #fetch} returned; once for each call. */
  synchronized void release(StagedModel model) {
    letGo(model.broadcast());
  }

  private Broadcast<BroadcastModel> hold(Broadcast<BroadcastModel> broadcast) {
    if (references.merge(broadcast, 1, Integer::sum) == 1) {
      tell();
    }
    return broadcast;
  }

  private void letGo(Broadcast<BroadcastModel> broadcast) {
    if (references.merge(broadcast, -1, Integer::sum) == 0) {
      references.remove(broadcast);
      tell();
      destroy(broadcast);
    }
  }

  private void tell() {
    live.changed(
        references.keySet().stream()
            .map(broadcast -> broadcast.value().id())
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static void destroy(Broadcast<BroadcastModel> broadcast) {
    try {
      BroadcastModel.release(broadcast);
    } catch (RuntimeException e) {
      // A model that is not released costs memory; a batch that fails for it costs records.
      LOG.warn("Cannot release broadcast {}", broadcast.id(), e);
    }
  }
}
