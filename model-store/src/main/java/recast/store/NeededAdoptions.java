package recast.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an application may still score with.
 *
 * @param adopted the adoptions, newest first
 * @param unreadable the releases of those that cannot be read: each may be an adoption
 * @param oldest the oldest of {@code adopted}; what is older decides on no batch any more
 */
record NeededAdoptions(
    List<Adoption> adopted, List<ReleaseNumber> unreadable, Optional<AdoptionEntry> oldest) {
  /** Takes them in, newest first. */
  static final class Collector {
    private final List<Adoption> adopted = new ArrayList<>();
    private final List<ReleaseNumber> unreadable = new ArrayList<>();
    private Optional<AdoptionEntry> oldest = Optional.empty();

    boolean isEmpty() {
      return adopted.isEmpty();
    }

    void adopted(AdoptionEntry entry, Adoption adoption) {
      adopted.add(adoption);
      oldest = Optional.of(entry);
    }

    void unreadable(AdoptionEntry entry) {
      unreadable.add(entry.release());
    }

    NeededAdoptions all() {
      return new NeededAdoptions(List.copyOf(adopted), List.copyOf(unreadable), oldest);
    }
  }
}
