package recast.doctor;

import java.util.Optional;
import recast.cli.Endpoint;
import recast.store.Retention;

/**
 * What shall be looked at beside this machine and its cluster.
 *
 * @param store where models live
 * @param retention what counts as left behind there
 * @param source where records come from
 * @param login who asks
 * @param leftovers of runs that are over
 */
public record Subjects(
    NamedStore store,
    Retention retention,
    Optional<Endpoint> source,
    KerberosLogin login,
    RunLeftovers leftovers) {}
