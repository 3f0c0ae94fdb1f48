package recast.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an application stands to a release, at one look.
 *
 * @param adoptions what it made of this release and of newer ones, newest first
 * @param alive when it last said that it is alive; nothing when it has ended or never ran
 */
public record Standing(List<Adoption> adoptions, Optional<Instant> alive) {}
