package recast.swap;

import java.util.Optional;
import java.util.function.UnaryOperator;
import recast.store.CancellationCheck;
import recast.store.LoadMetrics;
import recast.store.Release;
import recast.store.StoreException;

/**
 * The models of one swap. The current {@link ActiveModels} hold a reference in the {@link
 * ModelPool} for each of their models; the loader holds one for the model that it has acquired and
 * not yet released. Two releases of one version share a model.
 *
 * <p>Thread-safe: the loader acquires and releases, the loader and the batches update. A model does
 * not go away while it is acquired, or in the current snapshot. Nothing here waits for executors,
 * and only {@link #fetch} waits for the store, without a lock.
 */
final class ModelCache {
  private final ModelPool pool;
  private volatile ActiveModels models = ActiveModels.NONE;
  private boolean closed;

  /**
   * @param pool has the models that are on the executors, and brings the others
   */
  ModelCache(ModelPool pool) {
    this.pool = pool;
  }

  /**
   * One that shares its models with nobody.
   *
   * @param fetcher brings the models that are not here
   * @param live told of what is here, before a model is used and before one is destroyed
   */
  ModelCache(ModelFetcher fetcher, LiveModels live) {
    this(new ModelPool(fetcher, live));
  }

  /** The current snapshot. */
  ActiveModels models() {
    return models;
  }

  /** Replaces the snapshot with what {@code change} makes of it; returns the new one. */
  synchronized ActiveModels update(UnaryOperator<ActiveModels> change) {
    if (closed) {
      return models;
    }
    ActiveModels before = models;
    ActiveModels next = change.apply(before);
    // What is in both must not lose its last reference in between.
    next.all().forEach(model -> pool.hold(model.release().version(), model.broadcast()));
    models = next;
    before.all().forEach(model -> pool.letGo(model.broadcast()));
    return next;
  }

  /** Gives back all models; no later update brings one in. */
  synchronized void close() {
    update(now -> ActiveModels.NONE);
    closed = true;
  }

  /** The model of {@code release}, if it is here; to be released by the caller. */
  synchronized Optional<StagedModel> acquire(Release release) {
    return models
        .of(release.version())
        .map(
            model ->
                new StagedModel(
                    release, pool.hold(release.version(), model.broadcast()), LoadMetrics.NONE));
  }

  /** As {@link #acquire}, or else {@link #fetch} without the model kept for a rollback. */
  StagedModel stage(Release release, CancellationCheck wanted)
      throws StoreException, InvalidModelException, InterruptedException {
    Optional<StagedModel> resident = acquire(release);
    if (resident.isPresent()) {
      return resident.get();
    }
    update(ActiveModels::withoutPrevious);
    return fetch(release, wanted);
  }

  /**
   * The model of {@code release} from the pool, or else from the store; to be released by the
   * caller.
   *
   * @throws InvalidModelException when it is not fit to score
   */
  StagedModel fetch(Release release, CancellationCheck wanted)
      throws StoreException, InvalidModelException, InterruptedException {
    return pool.fetch(release, wanted);
  }

  /** Gives back what {@link #acquire} or {@link #fetch} returned; once for each call. */
  void release(StagedModel model) {
    pool.letGo(model.broadcast());
  }
}
