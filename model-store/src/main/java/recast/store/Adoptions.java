package recast.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What applications made of releases. Entries that cannot be read are reported and skipped. */
final class Adoptions {
  /** A driver that was started again may score batches of this long ago once more. */
  private static final Duration REPLAY = Duration.ofHours(1);

  /**
   * So many batches back a query may be scored once more: the adoption of a batch is written at
   * most 64 batches before it, and Spark keeps what it needs to go back by a hundred.
   */
  private static final Duration REPLAY_OF_QUERY = QueryBatches.INTERVAL.multipliedBy(100);

  /** Of those that were not revoked: the one in use, and the one that a rollback returns to. */
  private static final int IN_USE = 2;

  private final AdoptionFiles files;

  Adoptions(AdoptionFiles files) {
    this.files = files;
  }

  List<String> apps() throws IOException {
    return files.apps();
  }

  List<String> ledgers() throws IOException {
    return files.ledgers();
  }

  /** What an application made of releases, newest first, at most {@code limit}. */
  List<Adoption> newest(String ledger, int limit) throws IOException {
    List<Adoption> newest = new ArrayList<>();
    for (AdoptionEntry entry : files.newestFirst(ledger)) {
      if (newest.size() == limit) {
        break;
      }
      files.readable(entry).ifPresent(newest::add);
    }
    return newest;
  }

  /** What an application made of the release {@code oldest} and of newer ones, newest first. */
  List<Adoption> since(String ledger, ReleaseNumber oldest) throws IOException {
    List<Adoption> since = new ArrayList<>();
    for (AdoptionEntry entry : files.newestFirst(ledger)) {
      if (!entry.release().isBefore(oldest)) {
        files.readable(entry).ifPresent(since::add);
      }
    }
    return since;
  }

  /** The newest adoption of an application that it has not taken back. */
  Optional<Adoption> inForce(String ledger) throws IOException {
    return at(ledger, Instant.MAX);
  }

  /** The adoption in force at {@code time}, see {@link AdoptionLedger#at}. */
  Optional<Adoption> at(String ledger, Instant time) throws IOException {
    Set<ReleaseNumber> rejected = new HashSet<>();
    for (AdoptionEntry entry : files.newestFirst(ledger)) {
      if (entry.from().isAfter(time) || rejected.contains(entry.release())) {
        continue;
      }
      Optional<Adoption> adoption = files.readable(entry);
      if (adoption.filter(Adoptions::isRejection).isPresent()) {
        rejected.add(entry.release());
      } else if (adoption.isPresent()) {
        return adoption;
      }
    }
    return Optional.empty();
  }

  /** What an application or a query may still score with. */
  NeededAdoptions needed(String ledger) throws IOException {
    NeededAdoptions.Collector needed = new NeededAdoptions.Collector();
    Set<ReleaseNumber> rejected = new HashSet<>();
    int standing = 0;
    boolean covered = false;
    Instant replayed = Instant.MAX;
    for (AdoptionEntry entry : files.newestFirst(ledger)) {
      if (covered && standing >= IN_USE) {
        break;
      }
      Optional<Adoption> adoption = files.readable(entry);
      if (adoption.isEmpty()) {
        needed.unreadable(entry);
      } else if (isRejection(adoption.get())) {
        rejected.add(entry.release());
      } else {
        if (needed.isEmpty()) {
          replayed = entry.from().minus(files.isOfQuery(entry) ? REPLAY_OF_QUERY : REPLAY);
        }
        if (!rejected.contains(entry.release())) {
          standing++;
          // The one in force when that time began is needed, too.
          covered |= !entry.from().isAfter(replayed);
        }
        needed.adopted(entry, adoption.get());
      }
    }
    return needed.all();
  }

  static boolean isRejection(Adoption adoption) {
    return adoption.verdict() == Adoption.Verdict.REJECTED;
  }
}
