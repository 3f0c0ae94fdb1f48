package recast.swap;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.Adoption;
import recast.store.AdoptionLedger;
import recast.store.PendingAdoption;
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
  private static final int FURTHEST_AHEAD = 64;

  private final TrialPolicy terms;
  private final AdoptionRecorder decisions;
  private final ModelFetcher intake;
  private final Quarantine quarantine;
  private final SwapListener listener;
  private final BatchFence clock;
  private final CountDownLatch first = new CountDownLatch(1);
  private final ModelCache models = new ModelCache();
  private final TrialRecorder trials;

  /**
   * @param ledger where adoptions are kept
   * @param intake brings models that an earlier run has adopted
   * @param quarantine takes what went the way back
   */
  public ModelSwap(
      TrialPolicy terms,
      AdoptionLedger ledger,
      ModelFetcher intake,
      Quarantine quarantine,
      SwapListener listener) {
    this.quarantine = quarantine;
    this.terms = terms;
    this.decisions = new AdoptionRecorder(terms, ledger);
    this.trials = new TrialRecorder(terms, ledger);
    this.intake = intake;
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
    return first.getCount() > 0 && startWith(decisions.newest(clock.next(1), this::isFallback));
  }

  /** A release that was rolled back, or whose payload has failed, stays away. */
  private boolean isFallback(Adoption adoption) throws StoreException {
    List<Release> log = intake.since(adoption.release());
    return !log.isEmpty()
        && log.get(0).number() == adoption.release()
        && quarantine.reason(log.get(0)).isEmpty()
        && !Retractions.retracted(log);
  }

  private boolean startWith(Optional<Adoption> last) throws InterruptedException, IOException {
    if (last.isEmpty() || first.getCount() == 0) {
      return false;
    }
    ActiveModel model = again(last.get());
    models.start(model);
    LOG.info("Goes on with release {} of an earlier run", model.release().number());
    listener.adopted(model.release(), model.from(), last.get().effort());
    first.countDown();
    return true;
  }

  /** The models that are on the executors. */
  ModelCache models() {
    return models;
  }

  /**
   * Puts a model in force from the next batch on, once its adoption is on the file system.
   *
   * @throws StoreException when that cannot be written; nothing has changed then
   */
  void adopt(StagedModel ready) throws StoreException, InterruptedException {
    // A reader that sees the next release adopted must have seen that this one survived.
    trials.write();
    Instant from = clock.next(1);
    PendingAdoption adoption = decisions.prepare(ready, from);
    for (int ahead = 2; !clock.claim(from); ahead = Math.min(2 * ahead, FURTHEST_AHEAD)) {
      // The batch was faster than the file system.
      adoption.discard();
      from = clock.next(ahead);
      adoption = decisions.prepare(ready, from);
    }
    try {
      decisions.settle(adoption);
      models.offer(new ActiveModel(ready.release(), from, ready.broadcast()));
    } finally {
      clock.settled();
    }
    listener.adopted(ready.release(), from, ready.effort());
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
    return models
        .take(batchTime)
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
    return again(adoption.get());
  }

  /** Lets the running batch have the model of an earlier adoption, however long that takes. */
  private ActiveModel again(Adoption adoption) throws IOException, InterruptedException {
    try {
      return RetryForever.insist(
          () -> running(intake.release(adoption.release()), adoption.from()));
    } catch (InvalidModelException e) {
      throw new IOException(
          "Cannot score a batch again with release " + adoption.release() + ": " + e.getMessage(),
          e);
    }
  }

  private ActiveModel running(Release release, Instant from)
      throws StoreException, InvalidModelException {
    Optional<ActiveModel> resident = models.again(release, from);
    return resident.isPresent()
        ? resident.get()
        : models.run(new ActiveModel(release, from, intake.bring(release, () -> {}).broadcast()));
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
  public Optional<ActiveModel> rollBack(ActiveModel failed, Instant batchTime, String reason)
      throws IOException, InterruptedException {
    Version version = failed.release().version();
    Optional<Adoption> before =
        decisions.newest(
            failed.from().minusMillis(1),
            adoption -> !adoption.version().equals(version) && isFallback(adoption));
    if (before.isEmpty()) {
      listener.failing(failed.release(), reason);
      trials.failed(failed);
      return Optional.empty();
    }
    ActiveModel model = again(before.get());
    // Before anything of the batch may be seen, a replay must find that it went the way back.
    decisions.revoke(failed.release(), batchTime, reason);
    models.replace(failed.release());
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

  /** Says that the batch of {@code batchTime} is done. */
  public void completed(Instant batchTime) {
    models.active().ifPresent(active -> trials.completed(active, batchTime));
    if (models.active().filter(active -> !onTrial(active, batchTime)).isPresent()) {
      models.makeRoom();
    }
  }
}
