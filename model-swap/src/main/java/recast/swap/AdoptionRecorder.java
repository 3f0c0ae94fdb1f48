package recast.swap;

import java.time.Instant;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.Adoption;
import recast.store.AdoptionLedger;
import recast.store.CommitStateUnknownException;
import recast.store.LoadMetrics;
import recast.store.PendingAdoption;
import recast.store.Release;
import recast.store.StoreException;

/**
 * What this application decides on releases, kept where a later run finds it. A decision counts
 * once it is on the file system, and what depends on it waits until that is known.
 */
final class AdoptionRecorder {
  private static final Logger LOG = LogManager.getLogger(AdoptionRecorder.class);

  private static final int FURTHEST_AHEAD = 64;

  private final TrialPolicy terms;
  private final AdoptionLedger ledger;

  AdoptionRecorder(TrialPolicy terms, AdoptionLedger ledger) {
    this.terms = terms;
    this.ledger = ledger;
  }

  /** The adoption that scores the batch of {@code batchTime}. */
  Optional<Adoption> at(Instant batchTime) throws StoreException, InterruptedException {
    return RetryForever.insist(() -> ledger.at(batchTime));
  }

  /** Whether a release may score again. */
  @FunctionalInterface
  interface Usable {
    boolean test(Adoption adoption) throws StoreException;
  }

  /** The newest adoption in force at {@code time}, or before, whose release may score again. */
  Optional<Adoption> newest(Instant time, Usable usable)
      throws StoreException, InterruptedException {
    Optional<Adoption> newest = at(time);
    while (newest.isPresent() && !isUsable(newest.get(), usable)) {
      newest = at(newest.get().from().minusMillis(1));
    }
    return newest;
  }

  private static boolean isUsable(Adoption adoption, Usable usable)
      throws StoreException, InterruptedException {
    return RetryForever.insist(() -> usable.test(adoption));
  }

  /**
   * A batch and those after it, which wait until its adoption is settled.
   *
   * @param from the first batch
   */
  record Claim(Instant from, PendingAdoption adoption) {}

  /** Writes that {@code ready} scores from the next batch on, and has that batch wait. */
  Claim claim(StagedModel ready, BatchFence fence) throws StoreException {
    Instant from = fence.next(1);
    PendingAdoption adoption = prepare(ready, from);
    for (int ahead = 2; !fence.claim(from); ahead = Math.min(2 * ahead, FURTHEST_AHEAD)) {
      // The batch was faster than the file system.
      adoption.discard();
      from = fence.next(ahead);
      adoption = prepare(ready, from);
    }
    return new Claim(from, adoption);
  }

  /** Writes that {@code ready} scores from {@code from} on; {@link #settle} puts it in force. */
  private PendingAdoption prepare(StagedModel ready, Instant from) throws StoreException {
    return ledger.prepare(terms.adopted(ready.release(), from, ready.effort()));
  }

  /**
   * Puts an adoption in force.
   *
   * @throws StoreException when it is not in force and never will be
   */
  void settle(PendingAdoption adoption) throws StoreException, InterruptedException {
    while (true) {
      try {
        adoption.commit();
        return;
      } catch (CommitStateUnknownException e) {
        LOG.warn("{}; batches wait until that is known", e.getMessage(), e);
        RetryForever.pause();
      }
    }
  }

  /** Takes the batches from {@code from} on from a release; returns when that is in force. */
  void revoke(Release release, Instant from, String reason)
      throws StoreException, InterruptedException {
    Adoption rejection = terms.rejected(release, from, reason, LoadMetrics.NONE);
    RetryForever.insist(
        () -> {
          ledger.reject(rejection);
          return rejection;
        });
  }

  /** Notes that a release does not score from {@code from} on; no batch waits for that. */
  void refuse(Release release, Instant from, String reason) {
    try {
      ledger.reject(terms.rejected(release, from, reason, LoadMetrics.NONE));
    } catch (StoreException e) {
      LOG.warn("{}; the application goes on", e.getMessage(), e);
    }
  }
}
