package recast.swap;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.broadcast.Broadcast;
import recast.store.LoadMetrics;
import recast.store.Release;
import recast.store.StoreException;

/**
 * Turns a wanted release into an adopted one, or rejects it: all that is slow about a swap, on one
 * thread of its own.
 */
public final class ModelLoader {
  private static final Logger LOG = LogManager.getLogger(ModelLoader.class);

  private final ModelFetcher intake;
  private final MemoryBudget budget;
  private final WarmUp warmUp;
  private final Quarantine quarantine;
  private final ModelSwap swap;
  private final SwapListener listener;
  private final Duration nextTry;
  private final BlockingQueue<Release> wanted = new LinkedBlockingQueue<>();

  /** What is ready but could not be adopted yet; null when there is nothing. */
  private StagedModel ready;

  /**
   * @param nextTry the pause before a release that could not be read is tried again
   */
  public ModelLoader(
      ModelFetcher intake,
      MemoryBudget budget,
      WarmUp warmUp,
      Quarantine quarantine,
      ModelSwap swap,
      SwapListener listener,
      Duration nextTry) {
    this.intake = intake;
    this.budget = budget;
    this.warmUp = warmUp;
    this.quarantine = quarantine;
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

  /** Works on a release; false when it may be had at the next try. */
  private boolean settled(Release release) throws InterruptedException {
    if (swap.models().active().map(ActiveModel::release).filter(release::equals).isPresent()) {
      // An earlier attempt has adopted it; what has proven itself is not put on trial again.
      return true;
    }
    Optional<String> refusal = quarantined(release).or(() -> tooLarge(release));
    if (refusal.isPresent()) {
      return rejected(release, refusal.get());
    }
    if (mustWait(release)) {
      return delayed(
          release,
          "Release %d waits until the one before it has its first batch"
              .formatted(release.number()));
    }
    try {
      swap.adopt(ready(release));
      LOG.info(
          "Adopted release {}, version {}: {}",
          release.number(),
          release.version(),
          ready.effort());
      ready = null;
      return true;
    } catch (SupersededException e) {
      LOG.info("Release {} is given up: {}", release.number(), e.getMessage());
      drop();
      return true;
    } catch (InvalidModelException e) {
      quarantine.add(release, e);
      return rejected(release, e.getMessage());
    } catch (StoreException e) {
      // What is stored wrong is not for the quarantine: the release names the right bytes' digest.
      return e.isRetryable() ? delayed(release, e.getMessage()) : rejected(release, e.getMessage());
    } catch (OutOfMemoryError e) {
      return rejected(
          release, "version " + release.version() + " is too large for the driver: " + e);
    } catch (RuntimeException e) {
      // What Hadoop or Spark threw says nothing about the model.
      return delayed(release, "Cannot load release " + release.number() + ": " + e);
    }
  }

  private StagedModel ready(Release release)
      throws StoreException, InvalidModelException, InterruptedException {
    if (ready != null && ready.release().equals(release)) {
      return ready;
    }
    drop();
    StagedModel loaded = loaded(release);
    long start = System.nanoTime();
    WarmUp.Warmth warmth = warmUp.warm(loaded.broadcast(), this::stillWanted);
    stillWanted();
    ready = loaded.warmed(warmth, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    return ready;
  }

  private StagedModel loaded(Release release) throws StoreException, InvalidModelException {
    Optional<Broadcast<BroadcastModel>> resident = swap.models().reserve(release.version());
    if (resident.isPresent()) {
      return new StagedModel(release, resident.get(), LoadMetrics.NONE);
    }
    swap.models().makeRoom();
    StagedModel loaded = intake.bring(release, this::stillWanted);
    swap.models().reserve(loaded.broadcast());
    return loaded;
  }

  /** What scores now is fit to score, whatever became of the same bytes in another release. */
  private Optional<String> quarantined(Release release) {
    boolean scores =
        swap.models()
            .active()
            .filter(active -> active.release().payload().equals(release.payload()))
            .isPresent();
    return scores ? Optional.empty() : quarantine.reason(release);
  }

  private Optional<String> tooLarge(Release release) {
    return swap.models().has(release.version())
        ? Optional.empty()
        : budget
            .refusal(release.payload().bytes(), swap.models().activeBytes())
            .map(reason -> "version " + release.version() + " is too large: " + reason);
  }

  /** Whether it has to wait until what was adopted before it has become the active model. */
  private boolean mustWait(Release release) {
    ModelCache models = swap.models();
    long others = models.activeBytes() + models.offeredBytes();
    return !models.has(release.version())
        && models.offeredBytes() > 0
        && budget.refusal(release.payload().bytes(), others).isPresent();
  }

  private void stillWanted() {
    if (!wanted.isEmpty()) {
      throw new SupersededException();
    }
  }

  private void drop() {
    ready = null;
    swap.models().drop();
  }

  private boolean delayed(Release release, String reason) {
    LOG.warn("{}; next try in {} ms", reason, nextTry.toMillis());
    listener.delayed(release, reason);
    return false;
  }

  private boolean rejected(Release release, String reason) throws InterruptedException {
    drop();
    LOG.error(
        "REJECTED release {}, version {}: {}. The application keeps the model that it has.",
        release.number(),
        release.version(),
        reason);
    swap.reject(release, reason);
    fallBack();
    return true;
  }

  /** An application whose first release is bad goes on with what it had in an earlier run. */
  private void fallBack() throws InterruptedException {
    try {
      swap.fallBack();
    } catch (IOException e) {
      LOG.warn("{}; the application waits for a good release", e.getMessage(), e);
    }
  }
}
