package recast.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import recast.store.Adoption;
import recast.store.StoreException;
import recast.store.StoreReader;
import recast.swap.Quarantine;

/** What earlier attempts of this run have decided on releases, newest first. */
record RecoveredState(List<Adoption> decisions) {
  private static final int REMEMBERED = 100;

  static RecoveredState of(StoreReader store, String app, String applicationId)
      throws StoreException {
    return new RecoveredState(
        store.adoptions(app, REMEMBERED).stream()
            .filter(adoption -> adoption.applicationId().equals(applicationId))
            .toList());
  }

  /**
   * The time up to which batches were scored before, or could have been, or are decided on: an
   * adoption is in force before its batch comes, and the driver may die in between.
   *
   * @param checkpoint the newest batch that Spark has noted
   */
  Instant start(Instant now, Optional<Instant> checkpoint) {
    return Stream.concat(checkpoint.stream(), decisions.stream().limit(1).map(Adoption::from))
        .reduce(now, (latest, time) -> time.isAfter(latest) ? time : latest);
  }

  /** Whether there is something to go on with. */
  boolean adopted() {
    return decisions.stream().anyMatch(RecoveredState::isAdoption);
  }

  /** What was rejected stays rejected when the driver is started again. */
  Quarantine quarantine() {
    Quarantine quarantine = new Quarantine();
    decisions.stream()
        .filter(decision -> !isAdoption(decision))
        .forEach(decision -> quarantine.remember(decision.release(), decision.reason()));
    return quarantine;
  }

  private static boolean isAdoption(Adoption decision) {
    return decision.verdict() == Adoption.Verdict.ADOPTED;
  }
}
