package recast.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recast.hadoop.AtomicFiles;

/** What the applications and queries that are alive at one moment made of releases. */
final class LiveVerdicts {
  /** How old a sign of life may be; one ahead of the clock here is alive, too. */
  private static final Duration ALIVE = Duration.ofMinutes(5);

  private final AdoptionFiles adoptions;
  private final List<List<AdoptionEntry>> ledgers = new ArrayList<>();

  private LiveVerdicts(AdoptionFiles adoptions) {
    this.adoptions = adoptions;
  }

  /** Lists what the applications have written that are alive by {@code clock}. */
  static LiveVerdicts of(
      AtomicFiles files, StoreLayout layout, AdoptionFiles adoptions, Clock clock)
      throws IOException {
    LiveVerdicts verdicts = new LiveVerdicts(adoptions);
    Instant oldest = clock.instant().minus(ALIVE);
    for (String ledger : adoptions.ledgers()) {
      boolean alive =
          files
              .status(layout.alive(ledger))
              .filter(sign -> sign.getModificationTime() >= oldest.toEpochMilli())
              .isPresent();
      if (alive) {
        verdicts.ledgers.add(adoptions.newestFirst(ledger));
      }
    }
    return verdicts;
  }

  /** Whether no application is alive. */
  boolean isEmpty() {
    return ledgers.isEmpty();
  }

  /**
   * The newest verdict of each application on one version, where it is a rejection.
   *
   * @param releases all releases that name the version
   */
  List<Adoption> rejections(Set<ReleaseNumber> releases) throws IOException {
    List<Adoption> rejections = new ArrayList<>();
    for (List<AdoptionEntry> ledger : ledgers) {
      newest(ledger, releases).filter(Adoptions::isRejection).ifPresent(rejections::add);
    }
    return rejections;
  }

  private Optional<Adoption> newest(List<AdoptionEntry> ledger, Set<ReleaseNumber> releases)
      throws IOException {
    for (AdoptionEntry entry : ledger) {
      if (releases.contains(entry.release())) {
        Optional<Adoption> adoption = adoptions.readable(entry);
        if (adoption.isPresent()) {
          return adoption;
        }
      }
    }
    return Optional.empty();
  }
}
