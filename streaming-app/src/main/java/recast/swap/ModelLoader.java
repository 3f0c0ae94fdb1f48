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
import recast.store.Release;
import recast.store.Sha256;
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
  private final Map<Sha256, String> quarantine = new HashMap<>();

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
    try {
      swap.offer(loaded(release));
      return true;
    } catch (StoreException e) {
      if (e.passing()) {
        LOG.warn("{}; next try in {} ms", e.getMessage(), nextTry.toMillis());
        listener.delayed(release, e.getMessage());
        return false;
      }
      reject(release, e.getMessage());
    } catch (IOException | RuntimeException e) {
      // A decoder may throw anything for a payload that it does not understand.
      String reason = e instanceof IOException ? e.getMessage() : e.toString();
      reject(release, "version " + release.version() + " does not decode: " + reason);
    }
    return true;
  }

  private ActiveModel loaded(Release release) throws IOException {
    Sha256 digest = release.payload().sha256();
    if (quarantine.containsKey(digest)) {
      throw new IOException("rejected before: " + quarantine.get(digest));
    }
    long start = System.nanoTime();
    ModelBytes bytes = store.payload(release);
    BroadcastModel model = new BroadcastModel(release.payload().format(), bytes);
    model.model();
    ActiveModel loaded = new ActiveModel(release, broadcaster.apply(model));
    LOG.info(
        "Loaded release {}, version {}: {} bytes in {} ms",
        release.number(),
        release.version(),
        bytes.length(),
        (System.nanoTime() - start) / 1_000_000);
    return loaded;
  }

  private void reject(Release release, String reason) {
    quarantine.putIfAbsent(release.payload().sha256(), reason);
    LOG.error(
        "REJECTED release {}, version {}: {}. The application keeps the model that it has.",
        release.number(),
        release.version(),
        reason);
    listener.rejected(release, reason);
  }
}
