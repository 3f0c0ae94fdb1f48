package recast.swap;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.Adoption;
import recast.store.AdoptionLedger;
import recast.store.CancellationCheck;
import recast.store.Release;
import recast.store.StoreException;
import recast.store.StoreReader;
import recast.store.Version;

/**
 * Chooses the model of each batch, and puts a staged model into effect between two batches. What is
 * adopted first becomes an adoption on the file system: from its batch on it scores, and scores
 * again when the batch is replayed.
 *
 * <p>Thread-safe. The thread that wires calls {@link #resume}, before all others, and {@link
 * #awaitFirst}; the thread of the loader stages, adopts, rejects and falls back; the thread of
 * batches, which run one after another, calls {@link #modelFor}, {@link #rollBack} and {@link
 * #completed}; a third thread calls {@link #recordTrial}. It lives as long as the run. A batch may
 * rely on its model until the next batch asks for one.
 */
public final class ModelSwap {
  private static final Logger LOG = LogManager.getLogger(ModelSwap.class);

  private final TrialPolicy terms;
  private final AdoptionRecorder decisions;
  private final Quarantine quarantine;
  private final SwapListener listener;
  private final BatchFence clock;
  private final CountDownLatch first = new CountDownLatch(1);
  private final ModelCache cache;
  private final EarlierModels earlier;
  private final TrialRecorder trials;

  /** A swap that is the only one of its store: it tells {@code live} what executors keep. */
  public ModelSwap(
      TrialPolicy terms,
      StoreReader store,
      AdoptionLedger ledger,
      Broadcaster broadcaster,
      LiveModels live,
      Quarantine quarantine,
      SwapListener listener) {
    this(terms, store, ledger, new ModelPool(store, broadcaster, live), quarantine, listener);
  }

  /**
   * @param store where models come from
   * @param ledger where adoptions are kept
   * @param pool the models of that store, for all swaps that follow it
   * @param quarantine takes what was rolled back
   */
  public ModelSwap(
      TrialPolicy terms,
      StoreReader store,
      AdoptionLedger ledger,
      ModelPool pool,
      Quarantine quarantine,
      SwapListener listener) {
    this.quarantine = quarantine;
    this.terms = terms;
    this.decisions = new AdoptionRecorder(terms, ledger);
    this.trials = new TrialRecorder(terms, ledger);
    this.cache = new ModelCache(pool);
    this.earlier = new EarlierModels(store, cache, quarantine);
    this.listener = listener;
    this.clock = new BatchFence(terms.batchInterval(), terms.start());
  }

  /** Waits until there is a first model; false when {@code timeout} ended first. */
  public boolean awaitFirst(Duration timeout) throws InterruptedException {
    return first.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Goes on with the release that an earlier attempt has adopted last; false when there is none.
   */
  public boolean resume() throws InterruptedException, IOException {
    return startWith(decisions.at(clock.next(1)));
  }

  /**
   * Starts with the newest release of an earlier run that was neither rejected nor rolled back;
   * false when there is none, or a model has started already.
   */
  boolean fallBack() throws InterruptedException, IOException {
    return first.getCount() > 0 && startWith(decisions.newest(clock.next(1), earlier::isFallback));
  }

  private boolean startWith(Optional<Adoption> last) throws InterruptedException, IOException {
    if (last.isEmpty() || first.getCount() == 0) {
      return false;
    }
    ActiveModel model = earlier.run(last.get());
    cache.update(now -> now.start(model));
    LOG.info("Goes on with release {} of an earlier run", model.release().number());
    listener.adopted(model.release(), model.from(), last.get().effort());
    first.countDown();
    return true;
  }

  /** The models of this moment. */
  ActiveModels models() {
    return cache.models();
  }

  /**
   * The model of {@code release}: the one that is on the executors, or else from the store. It
   * stays until the caller has released it.
   *
   * @throws InvalidModelException when it is not fit to score
   */
  StagedModel stage(Release release, CancellationCheck wanted)
      throws StoreException, InvalidModelException, InterruptedException {
    return cache.stage(release, wanted);
  }

  /** Gives back a model that was staged; if it was adopted, it stays for its batches. */
  void release(StagedModel model) {
    cache.release(model);
  }

  /** Leaves out the model that is only kept for a rollback, so that another one fits. */
  public void makeRoom() {
    cache.update(ActiveModels::withoutPrevious);
  }

  /**
   * Puts a model in force from the next batch on, once its adoption is on the file system.
   *
   * @throws StoreException when that cannot be written; nothing has changed then
   */
  void adopt(StagedModel ready) throws StoreException, InterruptedException {
    // A reader that sees the next release adopted must have seen that this one survived.
    trials.write();
    AdoptionRecorder.Claim claim = decisions.claim(ready, clock);
    try {
      decisions.settle(claim.adoption());
      ActiveModel model = new ActiveModel(ready.release(), claim.from(), ready.broadcast());
      cache.update(now -> now.offer(model));
    } finally {
      clock.settled();
    }
    listener.adopted(ready.release(), claim.from(), ready.effort());
    first.countDown();
  }

  /** Rejects a release that this run has not adopted: it scores no batch from the next one on. */
  void reject(Release release, String reason) {
    decisions.refuse(release, clock.next(1), reason);
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

  private ActiveModel ofNewBatch(Instant batchTime) {
    return cache
        .update(now -> now.run(batchTime))
        .active()
        .orElseThrow(
            () ->
                new IllegalStateException("the batch of " + batchTime + " came before any model"));
  }

  private ActiveModel ofReplay(Instant batchTime) throws IOException, InterruptedException {
    Optional<Adoption> adoption = decisions.at(batchTime);
    if (adoption.isEmpty()) {
      // Before any adoption nothing was scored: the batch is as good as new.
      return ofNewBatch(batchTime);
    }
    return earlier.run(adoption.get());
  }

  /** Whether {@code model} is so new at {@code batchTime} that it can be rolled back. */
  public boolean onTrial(ActiveModel model, Instant batchTime) {
    return terms.onTrial(model, batchTime);
  }

  /**
   * Takes the batch of {@code batchTime}, and all later ones, from the model that failed it.
   *
   * @return the model before, which scores the batch now; nothing when there is none
   */
  public Optional<ActiveModel> rollBack(ActiveModel failed, Instant batchTime, String reason)
      throws IOException, InterruptedException {
    Version version = failed.release().version();
    Optional<Adoption> before =
        decisions.newest(
            failed.from().minusMillis(1),
            adoption -> !adoption.version().equals(version) && earlier.isFallback(adoption));
    if (before.isEmpty()) {
      listener.failing(failed.release(), reason);
      trials.failed(failed);
      return Optional.empty();
    }
    ActiveModel model = earlier.run(before.get());
    // Before anything of the batch may be seen, a replay must find that the release was rolled
    // back.
    decisions.revoke(failed.release(), batchTime, reason);
    cache.update(now -> now.replace(failed.release()));
    quarantine.add(failed.release(), reason);
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

  /**
   * Writes which release has survived its trial, if that is news; not for the thread of a batch.
   */
  public void recordTrial() {
    trials.write();
  }

  /** The batch of {@code batchTime} is done. */
  public void completed(Instant batchTime) {
    Optional<ActiveModel> active = models().active();
    active.ifPresent(model -> trials.completed(model, batchTime));
    if (active.filter(model -> !onTrial(model, batchTime)).isPresent()) {
      makeRoom();
    }
  }

  /** Gives all models back, once the loader has ended and no batch runs. */
  public void close() {
    cache.close();
  }
}
