package recast.swap;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.broadcast.Broadcast;
import recast.model.ModelBytes;
import recast.store.Payload;
import recast.store.Release;
import recast.store.StoreException;
import recast.store.StoreReader;

/**
 * Turns a wanted release into an incoming model: reads and verifies its payload, decodes it as the
 * proof that it decodes, broadcasts it. All of it on one thread of its own.
 */
public final class ModelLoader {
  private static final Logger LOG = LogManager.getLogger(ModelLoader.class);

  private final StoreReader store;
  private final Function<BroadcastModel, Broadcast<BroadcastModel>> broadcaster;
  private final ModelSwap swap;
  private final SwapListener listener;
  private final Duration nextTry;
  private final BlockingQueue<Release> wanted = new LinkedBlockingQueue<>();
  private final Map<Payload, String> quarantine = new HashMap<>();

  /**
   * @param nextTry the pause before a release that could not be read is tried again
   */
  public ModelLoader(
      StoreReader store,
      Function<BroadcastModel, Broadcast<BroadcastModel>> broadcaster,
      ModelSwap swap,
      SwapListener listener,
      Duration nextTry) {
    this.store = store;
    this.broadcaster = broadcaster;
    this.swap = swap;
    this.listener = listener;
    this.nextTry = nextTry;
  }

  /** Asks for {@code release}; returns at once. */
  public void want(Release release) {
    wanted.add(release);
  }

  /** Loads what is wanted, until the thread is interrupted. */
  public void run() throws InterruptedException {
    Release release = wanted.take();
    while (true) {
      Release newer = newest();
      release = newer == null ? release : newer;
      if (settled(release)) {
        release = wanted.take();
      } else {
        // A newer release ends the wait: it is the one that is wanted now.
        newer = wanted.poll(nextTry.toMillis(), TimeUnit.MILLISECONDS);
        release = newer == null ? release : newer;
      }
    }
  }

  private Release newest() {
    Release newest = null;
    for (Release next = wanted.poll(); next != null; next = wanted.poll()) {
      newest = next;
    }
    return newest;
  }

  /** Loads a release; false when it may be had at the next try. */
  private boolean settled(Release release) {
    String before = quarantine.get(release.payload());
    if (before != null) {
      reject(release, before);
      return true;
    }
    try {
      long start = System.nanoTime();
      ModelBytes bytes = store.payload(release);
      BroadcastModel model = new BroadcastModel(release.payload().format(), bytes);
      if (decodes(model, release)) {
        swap.offer(new ActiveModel(release, broadcaster.apply(model)));
        LOG.info(
            "Loaded release {}, version {}: {} bytes in {} ms",
            release.number(),
            release.version(),
            bytes.length(),
            (System.nanoTime() - start) / 1_000_000);
      }
      return true;
    } catch (StoreException e) {
      if (e.passing()) {
        return delayed(release, e.getMessage());
      }
      // Not for the quarantine: the release names the digest of the right bytes, not of these.
      reject(release, e.getMessage());
    } catch (OutOfMemoryError e) {
      reject(release, "version " + release.version() + " is too large for the driver: " + e);
    } catch (RuntimeException e) {
      // What Hadoop or Spark threw says nothing about the model.
      return delayed(release, "Cannot load release " + release.number() + ": " + e);
    }
    return true;
  }

  /** Whether the model decodes; if not, its payload is never tried again. */
  private boolean decodes(BroadcastModel model, Release release) {
    try {
      model.model();
      return true;
    } catch (IOException
        | RuntimeException
        | LinkageError
        | StackOverflowError
        | OutOfMemoryError e) {
      // A decoder may throw anything for a payload that it does not understand.
      String reason =
          e instanceof IOException && e.getMessage() != null ? e.getMessage() : e.toString();
      String rejection = "version " + release.version() + " does not decode: " + reason;
      quarantine.put(release.payload(), "as release " + release.number() + " before: " + rejection);
      reject(release, rejection);
      return false;
    }
  }

  private boolean delayed(Release release, String reason) {
    LOG.warn("{}; next try in {} ms", reason, nextTry.toMillis());
    listener.delayed(release, reason);
    return false;
  }

  private void reject(Release release, String reason) {
    LOG.error(
        "REJECTED release {}, version {}: {}. The application keeps the model that it has.",
        release.number(),
        release.version(),
        reason);
    listener.rejected(release, reason);
  }
}
