package recast.swap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.Adoption;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.store.StoreException;
import recast.store.StoreReader;

/**
 * The models of earlier adoptions: for batches that are scored again, for rollbacks, and for runs
 * that go on with what they had. Called by the thread of batches, and before the first batch by
 * those that look for a first model; keeps nothing of its own.
 */
final class EarlierModels {
  private static final Logger LOG = LogManager.getLogger(EarlierModels.class);

  private final StoreReader store;
  private final ModelCache cache;
  private final Quarantine quarantine;

  EarlierModels(StoreReader store, ModelCache cache, Quarantine quarantine) {
    this.store = store;
    this.cache = cache;
    this.quarantine = quarantine;
  }

  /** Whether the release may score again: not if it was rolled back, or its payload has failed. */
  boolean isFallback(Adoption adoption) throws StoreException {
    List<Release> log = since(adoption.release());
    return !log.isEmpty()
        && log.get(0).number().equals(adoption.release())
        && quarantine.reason(log.get(0)).isEmpty()
        && !Retractions.retracted(log);
  }

  /** The release of this number, and all that came after it, oldest first. */
  private List<Release> since(ReleaseNumber number) throws StoreException {
    List<Release> newest = store.releases(1);
    int count = newest.isEmpty() ? 0 : newest.get(0).number().value() - number.value() + 1;
    List<Release> since =
        new ArrayList<>(store.readable(count, damage -> LOG.warn("Skipped: {}", damage)));
    Collections.reverse(since);
    return since;
  }

  /**
   * Lets the batch run with the model of an earlier adoption, however long that takes.
   *
   * @throws IOException when that model is gone
   */
  ActiveModel run(Adoption adoption) throws IOException, InterruptedException {
    try {
      return RetryForever.insist(() -> runOnce(adoption));
    } catch (InvalidModelException e) {
      throw new IOException(
          "Cannot score a batch again with release " + adoption.release() + ": " + e.getMessage(),
          e);
    }
  }

  private ActiveModel runOnce(Adoption adoption)
      throws StoreException, InvalidModelException, InterruptedException {
    Release release = store.release(adoption.release());
    Optional<StagedModel> resident = cache.acquire(release);
    StagedModel staged = resident.isPresent() ? resident.get() : cache.fetch(release, () -> {});
    ActiveModel model = new ActiveModel(release, adoption.from(), staged.broadcast());
    cache.update(now -> now.run(model));
    cache.release(staged);
    return model;
  }
}
