package recast.swap;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.Adoption;
import recast.store.AdoptionLedger;
import recast.store.Effort;
import recast.store.PreparedAdoption;
import recast.store.Release;
import recast.store.StoreException;

/**
 * What this application decides on releases, kept where a later run finds it. A decision counts
 * once it is on the file system, and what depends on it waits until that is known.
 */
final class Decisions {
  private static final Logger LOG = LogManager.getLogger(Decisions.class);

  /** The pause before what the file system refused is tried again. */
  static final long NEXT_TRY_MILLIS = 500;

  private final SwapTerms terms;
  private final AdoptionLedger ledger;

  Decisions(SwapTerms terms, AdoptionLedger ledger) {
    this.terms = terms;
    this.ledger = ledger;
  }

  /** The adoption that scores the batch of {@code batchTime}. */
  Optional<Adoption> at(Instant batchTime) throws StoreException {
    return ledger.at(batchTime);
  }

  /** Writes that {@code ready} scores from {@code from} on; {@link #settle} puts it in force. */
  PreparedAdoption prepare(ReadyModel ready, Instant from) throws StoreException {
    return ledger.prepare(terms.adopted(ready.release(), from, ready.effort()));
  }

  /**
   * Puts an adoption in force.
   *
   * @throws StoreException when it is not in force and never will be
   */
  void settle(PreparedAdoption adoption) throws StoreException, InterruptedException {
    while (true) {
      try {
        adoption.commit();
        return;
      } catch (PreparedAdoption.Unsettled e) {
        LOG.warn("{}; batches wait until that is known", e.getMessage(), e);
        TimeUnit.MILLISECONDS.sleep(NEXT_TRY_MILLIS);
      }
    }
  }

  /** Takes the batches from {@code from} on from a release; returns when that is in force. */
  void revoke(Release release, Instant from, String reason) throws InterruptedException {
    while (true) {
      try {
        ledger.reject(terms.rejected(release, from, reason, Effort.NONE));
        return;
      } catch (StoreException e) {
        LOG.warn("{}; the batch waits until that is written", e.getMessage(), e);
        TimeUnit.MILLISECONDS.sleep(NEXT_TRY_MILLIS);
      }
    }
  }

  /** Notes that a release never scored anything; no batch depends on it. */
  void refuse(Release release, Instant when, String reason) {
    try {
      ledger.reject(terms.rejected(release, when, reason, Effort.NONE));
    } catch (StoreException e) {
      LOG.warn("{}; the application goes on", e.getMessage(), e);
    }
  }
}
