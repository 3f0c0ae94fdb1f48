package recast.swap;

import java.time.Instant;
import java.util.Optional;
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

  private final SwapTerms terms;
  private final AdoptionLedger ledger;

  Decisions(SwapTerms terms, AdoptionLedger ledger) {
    this.terms = terms;
    this.ledger = ledger;
  }

  /** The adoption that scores the batch of {@code batchTime}. */
  Optional<Adoption> at(Instant batchTime) throws StoreException, InterruptedException {
    return Patience.insist(() -> ledger.at(batchTime));
  }

  /** The adoption before {@code from} of another release than {@code release}. */
  Optional<Adoption> before(Instant from, int release) throws StoreException, InterruptedException {
    Optional<Adoption> before = at(from.minusMillis(1));
    // A later run adopts once more what it finds in force; that is no way back.
    return before.isPresent() && before.get().release() == release
        ? before(before.get().from(), release)
        : before;
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
        Patience.pause();
      }
    }
  }

  /** Takes the batches from {@code from} on from a release; returns when that is in force. */
  void revoke(Release release, Instant from, String reason)
      throws StoreException, InterruptedException {
    Adoption rejection = terms.rejected(release, from, reason, Effort.NONE);
    Patience.insist(
        () -> {
          ledger.reject(rejection);
          return rejection;
        });
  }

  /** Notes that a release does not score from {@code from} on; no batch waits for that. */
  void refuse(Release release, Instant from, String reason) {
    try {
      ledger.reject(terms.rejected(release, from, reason, Effort.NONE));
    } catch (StoreException e) {
      LOG.warn("{}; the application goes on", e.getMessage(), e);
    }
  }
}
