package recast.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.PointerStamp;
import recast.store.Release;
import recast.store.StoreReader;

/**
 * Polls the pointer of a store. A poll that finds no change costs one call to the NameNode; a poll
 * that fails is tried again, ever more rarely, and changes nothing for the application.
 */
public final class PointerWatcher {
  private static final Logger LOG = LogManager.getLogger(PointerWatcher.class);
  private static final int LONGEST_PAUSE = 30;

  private final StoreReader store;
  private final Duration interval;
  private final Backoff backoff;
  private final WatchListener listener;

  private PointerStamp seen;
  private int newest;
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
      look();
      succeeded();
      return interval;
    } catch (IOException | RuntimeException e) {
      // Whatever a file system throws, an application that has a model goes on with it.
      return failed(e);
    }
  }

  private void look() throws IOException {
    Optional<PointerStamp> stamp = store.stamp();
    if (stamp.isEmpty()) {
      throw new IOException(
          "store " + store.name() + (newest == 0 ? " has no release yet" : " has lost 'current'"));
    }
    if (stamp.get().equals(seen)) {
      return;
    }
    Release release =
        store.current().orElseThrow(() -> new IOException("'current' went while it was read"));
    if (release.number() < newest) {
      throw new IOException(
          "'current' of %s names release %d, older than %d, the newest seen; it is not followed"
              .formatted(store.name(), release.number(), newest));
    }
    seen = stamp.get();
    if (release.number() > newest) {
      newest = release.number();
      listener.wanted(release);
    }
  }

  private void succeeded() {
    backoff.succeeded();
    if (!trouble.isEmpty()) {
      LOG.info("'current' of {} can be read again", store.name());
      trouble = "";
      listener.found();
    }
  }

  private Duration failed(Exception e) {
    Duration pause = backoff.afterFailure();
    String reason = e instanceof IOException ? e.getMessage() : e.toString();
    if (!reason.equals(trouble)) {
      trouble = reason;
      LOG.warn(
          "{}; what was current before stays, next look in {} ms", reason, pause.toMillis(), e);
      listener.lost(reason);
    }
    return pause;
  }
}
