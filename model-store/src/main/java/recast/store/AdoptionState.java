package recast.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an application stands to a release, at one look.
 *
 * @param adoptions what it made of this release and of newer ones, newest first; none while an
 *     unreadable file leaves open what it made of this one
 * @param alive when it last said that it is alive, as of five looks ago at most; nothing when it
 *     has ended or never ran
 * @param unreadable the files that hold what it made of this release, and cannot be read
 */
public record AdoptionState(
    List<Adoption> adoptions, Optional<Instant> alive, List<String> unreadable) {
  public AdoptionState {
    adoptions = List.copyOf(adoptions);
    unreadable = List.copyOf(unreadable);
  }

  AdoptionState withAlive(Optional<Instant> sign) {
    return new AdoptionState(adoptions, sign, unreadable);
  }
}
