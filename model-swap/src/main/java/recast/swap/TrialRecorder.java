package recast.swap;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.AdoptionLedger;
import recast.store.StoreException;
import recast.store.SurvivedTrial;

/**
 * Which release has survived its trial, for publishers that wait for that. Batches note it in
 * memory; other threads write it, so that no batch waits for the file system. Thread-safe.
 */
final class TrialRecorder {
  private static final Logger LOG = LogManager.getLogger(TrialRecorder.class);

  private final TrialPolicy terms;
  private final AdoptionLedger ledger;
  private final AtomicReference<SurvivedTrial> unwritten = new AtomicReference<>();

  /** The model that was noted last; batches come one after another. */
  private volatile Optional<ActiveModel> noted = Optional.empty();

  /** The model that fails, and has none before it. */
  private volatile Optional<ActiveModel> failing = Optional.empty();

  TrialRecorder(TrialPolicy terms, AdoptionLedger ledger) {
    this.terms = terms;
    this.ledger = ledger;
  }

  /** {@code model} failed its trial, and stays only because there is none before it. */
  void failed(ActiveModel model) {
    failing = Optional.of(model);
  }

  /** {@code model} is active, and the batch of {@code batchTime} is done. */
  void completed(ActiveModel model, Instant batchTime) {
    boolean replay = batchTime.isBefore(model.from());
    boolean over = !terms.onTrial(model, batchTime.plus(terms.batchInterval()));
    if (over && !replay && !isSame(model, noted) && !isSame(model, failing)) {
      noted = Optional.of(model);
      unwritten.set(
          new SurvivedTrial(
              model.release().number(), model.release().version(), model.from(), batchTime));
    }
  }

  private static boolean isSame(ActiveModel model, Optional<ActiveModel> other) {
    return other.isPresent()
        && other.get().release().equals(model.release())
        && other.get().from().equals(model.from());
  }

  /** Writes what was noted, if anything; what cannot be written now is tried again. */
  synchronized void write() {
    SurvivedTrial next = unwritten.get();
    if (next == null) {
      return;
    }
    try {
      ledger.survivedTrial(next);
      // Unless a batch has noted another one meanwhile.
      unwritten.compareAndSet(next, null);
    } catch (StoreException e) {
      LOG.warn("{}; publishers that wait for release {} wait on", e.getMessage(), next.release());
    }
  }
}
