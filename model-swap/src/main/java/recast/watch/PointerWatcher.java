package recast.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.PointerFingerprint;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.store.StoreReader;

/**
 * Polls the pointer of a store. A poll that finds no change costs one call to the NameNode; a poll
 * that fails is tried again, ever more rarely, and changes nothing for the application.
 */
public final class PointerWatcher {
  private static final Logger LOG = LogManager.getLogger(PointerWatcher.class);
  private static final int LONGEST_PAUSE = 10;

  private final StoreReader store;
  private final Duration interval;
  private final Backoff backoff;
  private final WatchListener listener;

  private PointerFingerprint seen;
  private Optional<ReleaseNumber> newest = Optional.empty();
  private String trouble = "";

  /**
   * @param interval from the end of a poll to the start of the next
   */
  public PointerWatcher(
      StoreReader store, Duration interval, RandomGenerator random, WatchListener listener) {
    this.store = store;
    this.interval = interval;
    this.backoff = new Backoff(interval, interval.multipliedBy(LONGEST_PAUSE), random);
    this.listener = listener;
  }

  /** Looks once; returns how long to wait before the next look. */
  public Duration poll() {
    try {
      // A store without a release is not a failure: its first one must be seen at once.
      report(look() ? "" : "store " + store.name() + " has no release yet", null);
      backoff.succeeded();
      return interval;
    } catch (IOException | RuntimeException e) {
      // Whatever a file system throws, an application that has a model goes on with it.
      report(e instanceof IOException ? e.getMessage() : e.toString(), e);
      return backoff.afterFailure();
    }
  }

  /** Hands over the release that the pointer names, if it is new; false when there is none yet. */
  private boolean look() throws IOException {
    Optional<PointerFingerprint> fingerprint = store.fingerprint();
    if (fingerprint.isEmpty()) {
      if (newest.isPresent()) {
        throw new IOException("store " + store.name() + " has lost 'current'");
      }
      return false;
    }
    if (fingerprint.get().equals(seen)) {
      return true;
    }
    Release release =
        store.current().orElseThrow(() -> new IOException("'current' went while it was read"));
    if (newest.filter(release.number()::isBefore).isPresent()) {
      throw new IOException(
          "'current' of %s names release %s, older than %s, the newest seen; it is not followed"
              .formatted(store.name(), release.number(), newest.get()));
    }
    seen = fingerprint.get();
    if (!newest.equals(Optional.of(release.number()))) {
      newest = Optional.of(release.number());
      listener.wanted(release);
    }
    return true;
  }

  /** Reports each trouble once, and its end. */
  private void report(String now, Exception cause) {
    if (now.equals(trouble)) {
      return;
    }
    trouble = now;
    if (now.isEmpty()) {
      LOG.info("'current' of {} can be read again", store.name());
      listener.found();
    } else {
      LOG.warn("{}; what was current before stays", now, cause);
      listener.lost(now);
    }
  }
}
