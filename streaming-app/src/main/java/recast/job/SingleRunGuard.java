package recast.job;

import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.Epoch;
import recast.store.RunFencing;
import recast.store.StoreException;

/**
 * Of several runs that were submitted under one name, one works. A submission looks whether an
 * application of its name is alive, and two at the same time see none.
 */
final class SingleRunGuard {
  private static final Logger LOG = LogManager.getLogger(SingleRunGuard.class);

  private SingleRunGuard() {}

  /**
   * Claims the epoch of this run, unless an earlier attempt has done so.
   *
   * @return false when another run has it: this one has nothing to do, and no attempt of it ever
   *     has
   */
  static boolean claim(RunFencing epochs, JobOptions options, String applicationId)
      throws StoreException {
    Optional<Epoch> newest = epochs.newest();
    int last = newest.map(Epoch::number).orElse(0);
    int wanted = options.epoch().orElse(last + 1);
    Epoch standing =
        last < wanted && !newest.map(Epoch::applicationId).equals(Optional.of(applicationId))
            ? epochs.claim(new Epoch(wanted, applicationId))
            : newest.orElseThrow();
    if (!standing.applicationId().equals(applicationId)) {
      LOG.error(
          "Application {} is run by {}, which has claimed epoch {} before; this run ends",
          options.app(),
          standing.applicationId(),
          standing.number());
      return false;
    }
    LOG.info("Epoch {} of {} is this run's", standing.number(), options.app());
    return true;
  }
}
