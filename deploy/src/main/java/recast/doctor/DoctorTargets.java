package recast.doctor;

import java.util.Optional;
import recast.cli.SourceAddress;
import recast.store.RetentionPolicy;

/**
 * What the doctor checks beside this machine and its cluster.
 *
 * @param store where models live
 * @param retention what counts as left behind there
 * @param source where records come from
 * @param login who asks
 * @param leftovers of runs that are over
 */
public record DoctorTargets(
    NamedStore store,
    RetentionPolicy retention,
    Optional<SourceAddress> source,
    CredentialSources login,
    RunLeftovers leftovers) {}
