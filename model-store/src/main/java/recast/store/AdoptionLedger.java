package recast.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What one application may write into a store: which release scores from which batch on. Its
 * records decide, also after a crash, which release scores a batch.
 */
public interface AdoptionLedger {
  /**
   * The adoption that scores the batch of {@code batchTime}: the last one in force at that time
   * whose release was not rejected by then. Nothing when there is none.
   */
  Optional<Adoption> at(Instant batchTime) throws StoreException;

  /** Writes an adoption, not yet in force. */
  PendingAdoption prepare(Adoption adoption) throws StoreException;

  /**
   * Writes a rejection; it is in force when this returns. Replaces an adoption of the same batch.
   */
  void reject(Adoption rejection) throws StoreException;

  /** Says which release has survived its trial, in place of what was said before. */
  void survivedTrial(SurvivedTrial trial) throws StoreException;

  /** Says that the application is alive {@code now}. */
  void alive(Instant now) throws StoreException;

  /**
   * Deletes some of what the application made of versions that are gone, the oldest first. What may
   * decide on a batch once more stays. Does nothing within five minutes of the last time. A failure
   * is reported as a warning of the store: the next time goes on from there.
   *
   * @param now by the clock of {@link #alive}
   */
  void prune(Instant now);

  /** Says that the application has ended. */
  void ended() throws StoreException;
}
