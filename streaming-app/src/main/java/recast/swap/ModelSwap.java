package recast.swap;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.broadcast.Broadcast;
import recast.store.Adoption;
import recast.store.AdoptionLedger;
import recast.store.PreparedAdoption;
import recast.store.Release;
import recast.store.StoreException;
import recast.store.Version;

/**
 * Between the loader and the batches. What the loader offers first becomes an adoption on the file
 * system: from its batch on it scores, and scores again when the batch is replayed. Batches run one
 * after another, each with one model.
 */
public final class ModelSwap {
  private static final Logger LOG = LogManager.getLogger(ModelSwap.class);
  private static final long NEXT_TRY_MILLIS = 500;
  private static final int FURTHEST_AHEAD = 64;

  private final SwapTerms terms;
  private final Decisions decisions;
  private final ModelIntake intake;
  private final SwapListener listener;
  private final BatchClock clock;
  private final CountDownLatch first = new CountDownLatch(1);
  private final Residents models = new Residents();

  /**
   * @param ledger where adoptions are kept
   * @param intake brings models that an earlier run has adopted
   */
  public ModelSwap(
      SwapTerms terms, AdoptionLedger ledger, ModelIntake intake, SwapListener listener) {
    this.terms = terms;
    this.decisions = new Decisions(terms, ledger);
    this.intake = intake;
    this.listener = listener;
    this.clock = new BatchClock(terms.batchInterval(), terms.start());
  }

  /** Waits until there is a first model; false when {@code patience} ended first. */
  public boolean awaitFirst(Duration patience) throws InterruptedException {
    return first.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Goes on with the release that an earlier run has adopted last; false when there is none. */
  public boolean resume() throws InterruptedException, IOException {
    Optional<Adoption> last = decisions.at(terms.start());
    if (last.isEmpty() || first.getCount() == 0) {
      return false;
    }
    ActiveModel model = again(last.get());
    synchronized (this) {
      models.active = model;
    }
    LOG.info("Goes on with release {} of an earlier run", model.release().number());
    listener.adopted(model.release(), model.from(), last.get().effort());
    first.countDown();
    return true;
  }

  /**
   * The broadcast of {@code version} if it is resident; it stays until it is adopted or dropped.
   */
  synchronized Optional<Broadcast<BroadcastModel>> reserve(Version version) {
    Optional<Broadcast<BroadcastModel>> resident = models.of(version);
    resident.ifPresent(models::reserve);
    return resident;
  }

  /** Keeps {@code broadcast} until it is adopted or dropped. */
  synchronized void reserve(Broadcast<BroadcastModel> broadcast) {
    models.reserve(broadcast);
  }

  /** Gives up what was reserved. */
  synchronized void drop() {
    models.reserved = null;
    models.sweep();
  }

  /** Whether the model of {@code version} is on the executors. */
  synchronized boolean isResident(Version version) {
    return models.of(version).isPresent();
  }

  /** Leaves the active model alone, so that another one fits beside it. */
  synchronized void makeRoom() {
    models.previous = null;
    models.sweep();
  }

  /** The length of the active model in bytes, 0 when there is none. */
  synchronized long activeBytes() {
    return models.active == null ? 0 : models.active.release().payload().bytes();
  }

  /**
   * Puts a model in force from the next batch on, once its adoption is on the file system.
   *
   * @throws StoreException when that cannot be written; nothing has changed then
   */
  void adopt(ReadyModel ready) throws StoreException, InterruptedException {
    Instant from = clock.next(1);
    PreparedAdoption adoption = decisions.prepare(ready, from);
    for (int ahead = 2; !clock.claim(from); ahead = Math.min(2 * ahead, FURTHEST_AHEAD)) {
      // The batch was faster than the file system.
      adoption.discard();
      from = clock.next(ahead);
      adoption = decisions.prepare(ready, from);
    }
    try {
      decisions.settle(adoption);
      offer(new ActiveModel(ready.release(), from, ready.broadcast()));
    } finally {
      clock.settled();
    }
    listener.adopted(ready.release(), from, ready.effort());
    first.countDown();
  }

  private synchronized void offer(ActiveModel model) {
    models.next = model;
    models.reserved = null;
    models.sweep();
  }

  /** Rejects a release that has not scored anything. */
  void reject(Release release, Instant when, String reason) {
    decisions.refuse(release, when, reason);
    listener.rejected(release, reason);
  }

  /**
   * The model that scores the batch of {@code batchTime}: for all of its records, on all executors.
   *
   * @throws IOException when the batch was scored before, and that model is gone
   */
  public ActiveModel modelFor(Instant batchTime) throws IOException, InterruptedException {
    clock.enter(batchTime);
    return batchTime.isAfter(terms.start()) ? ofNewBatch(batchTime) : ofReplay(batchTime);
  }

  private synchronized ActiveModel ofNewBatch(Instant batchTime) {
    if (models.next != null && !batchTime.isBefore(models.next.from())) {
      models.previous = models.active;
      models.active = models.next;
      models.next = null;
    }
    if (models.active == null) {
      throw new IllegalStateException("the batch of " + batchTime + " came before any model");
    }
    models.running = models.active;
    return models.active;
  }

  private ActiveModel ofReplay(Instant batchTime) throws IOException, InterruptedException {
    Optional<Adoption> adoption = decisions.at(batchTime);
    if (adoption.isEmpty()) {
      // Before any adoption nothing was scored: the batch is as good as new.
      return ofNewBatch(batchTime);
    }
    return again(adoption.get());
  }

  /** The model of an earlier adoption, as that of the running batch. */
  private ActiveModel again(Adoption adoption) throws IOException, InterruptedException {
    while (true) {
      try {
        Release release = intake.release(adoption.release());
        return running(release, adoption.from());
      } catch (StoreException e) {
        if (!e.passing()) {
          throw e;
        }
        LOG.warn("{}; the batch that it scored before waits for it", e.getMessage(), e);
        TimeUnit.MILLISECONDS.sleep(NEXT_TRY_MILLIS);
      } catch (UnfitModel e) {
        throw new IOException(
            "Cannot score a batch again with release " + adoption.release() + ": " + e.getMessage(),
            e);
      }
    }
  }

  private ActiveModel running(Release release, Instant from) throws StoreException, UnfitModel {
    synchronized (this) {
      Optional<Broadcast<BroadcastModel>> resident = models.of(release.version());
      if (resident.isPresent()) {
        models.running = new ActiveModel(release, from, resident.get());
        return models.running;
      }
    }
    ActiveModel model = new ActiveModel(release, from, intake.bring(release, () -> {}).broadcast());
    synchronized (this) {
      models.running = model;
      models.sweep();
    }
    return model;
  }

  /** Whether {@code model} is so new at {@code batchTime} that there is a way back. */
  public boolean onTrial(ActiveModel model, Instant batchTime) {
    return terms.onTrial(model, batchTime);
  }

  /**
   * Takes the batch of {@code batchTime}, and all later ones, from the model that failed it.
   *
   * @return the model before, which scores the batch now; nothing when there is none
   */
  public Optional<ActiveModel> wayBack(ActiveModel failed, Instant batchTime, String reason)
      throws IOException, InterruptedException {
    Optional<Adoption> before = decisions.at(failed.from().minusMillis(1));
    if (before.isEmpty()) {
      listener.failing(failed.release(), reason);
      return Optional.empty();
    }
    ActiveModel model = again(before.get());
    // Before anything of the batch may be seen, a replay must find that it went the way back.
    decisions.revoke(failed.release(), batchTime, reason);
    synchronized (this) {
      if (models.active != null && models.active.release().number() == failed.release().number()) {
        models.active = model;
        models.previous = null;
      }
      models.sweep();
    }
    LOG.error(
        "REJECTED release {} at batch {}: {}. The application is back at release {}.",
        failed.release().number(),
        batchTime,
        reason,
        model.release().number());
    listener.rejected(failed.release(), reason);
    listener.adopted(model.release(), model.from(), before.get().effort());
    return Optional.of(model);
  }

  /** Says that the batch of {@code batchTime} is done. */
  public synchronized void completed(Instant batchTime) {
    models.running = null;
    if (models.active != null && !terms.onTrial(models.active, batchTime)) {
      models.previous = null;
    }
    models.sweep();
  }
}
