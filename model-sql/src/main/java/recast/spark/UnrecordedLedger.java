package recast.spark;

import java.time.Instant;
import java.util.Optional;
import recast.store.Adoption;
import recast.store.AdoptionLedger;
import recast.store.PendingAdoption;
import recast.store.SurvivedTrial;

/** Remembers nothing: plans outside of a streaming query are not run again after a crash. */
final class UnrecordedLedger implements AdoptionLedger {
  @Override
  public Optional<Adoption> at(Instant batchTime) {
    return Optional.empty();
  }

  @Override
  public PendingAdoption prepare(Adoption adoption) {
    return new PendingAdoption() {
      @Override
      public void commit() {}

      @Override
      public void discard() {}
    };
  }

  @Override
  public void reject(Adoption rejection) {}

  @Override
  public void survivedTrial(SurvivedTrial trial) {}

  @Override
  public void alive(Instant now) {}

  @Override
  public void prune(Instant now) {}

  @Override
  public void ended() {}
}
