package recast.swap;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.Release;
import recast.store.StoreException;

/**
 * Turns a wanted release into an adopted one, or rejects it: all that is slow about a swap. {@link
 * #run} has a thread of its own, and ends when that is interrupted; {@link #want} may be called
 * from any thread, and never waits. Of several wanted releases only the newest is loaded.
 */
public final class ModelLoader {
  private static final Logger LOG = LogManager.getLogger(ModelLoader.class);

  private final MemoryBudget budget;
  private final WarmUp warmUp;
  private final Quarantine quarantine;
  private final ModelSwap swap;
  private final SwapListener listener;
  private final Duration nextTry;
  private final BlockingQueue<Release> wanted = new LinkedBlockingQueue<>();

  /** What is held on the executors and not adopted yet. */
  private Optional<StagedModel> staged = Optional.empty();

  /** The same once it is warm. */
  private Optional<StagedModel> ready = Optional.empty();

  /**
   * @param nextTry the pause before a release that could not be read is tried again
   */
  public ModelLoader(
      MemoryBudget budget,
      WarmUp warmUp,
      Quarantine quarantine,
      ModelSwap swap,
      SwapListener listener,
      Duration nextTry) {
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
    try {
      load(wanted.take());
    } finally {
      drop();
    }
  }

  private void load(Release first) throws InterruptedException {
    Release release = first;
    while (true) {
      release = newest().orElse(release);
      if (settled(release)) {
        release = wanted.take();
      } else {
        // A newer release ends the wait: it is the one that is wanted now.
        release =
            Optional.ofNullable(wanted.poll(nextTry.toMillis(), TimeUnit.MILLISECONDS))
                .orElse(release);
      }
    }
  }

  private Optional<Release> newest() {
    List<Release> newer = new ArrayList<>();
    wanted.drainTo(newer);
    return newer.isEmpty() ? Optional.empty() : Optional.of(newer.get(newer.size() - 1));
  }

  /** Works on a release; false when it may be had at the next try. */
  private boolean settled(Release release) throws InterruptedException {
    ActiveModels models = swap.models();
    if (models.active().map(ActiveModel::release).filter(release::equals).isPresent()) {
      // An earlier attempt has adopted it; what has proven itself is not put on trial again.
      return true;
    }
    Optional<String> refusal = quarantined(release, models).or(() -> tooLarge(release, models));
    if (refusal.isPresent()) {
      return rejected(release, refusal.get());
    }
    if (mustWait(release, models)) {
      return delayed(
          release,
          "Release %s waits until the one before it has its first batch"
              .formatted(release.number()));
    }
    try {
      StagedModel model = ready(release);
      swap.adopt(model);
      LOG.info(
          "Adopted release {}, version {}: {}",
          release.number(),
          release.version(),
          model.effort());
      drop();
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
      // What Hadoop or Spark threw is not about the model.
      return delayed(release, "Cannot load release " + release.number() + ": " + e);
    }
  }

  private StagedModel ready(Release release)
      throws StoreException, InvalidModelException, InterruptedException {
    if (ready.filter(model -> model.release().equals(release)).isPresent()) {
      return ready.get();
    }
    drop();
    StagedModel model = swap.stage(release, this::stillWanted);
    staged = Optional.of(model);
    refuseNative(model);
    long start = System.nanoTime();
    WarmUp.Warmth warmth = warmUp.warm(model.broadcast(), this::stillWanted);
    stillWanted();
    StagedModel warm =
        model.warmed(warmth, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    ready = Optional.of(warm);
    return warm;
  }

  /** What scores now is fit to score, whatever became of the same bytes in another release. */
  private Optional<String> quarantined(Release release, ActiveModels models) {
    boolean scores =
        models
            .active()
            .filter(active -> active.release().payload().equals(release.payload()))
            .isPresent();
    return scores ? Optional.empty() : quarantine.reason(release);
  }

  private Optional<String> tooLarge(Release release, ActiveModels models) {
    return models.of(release.version()).isPresent()
        ? Optional.empty()
        : budget
            .refusal(release.payload().bytes(), models.activeBytes())
            .map(reason -> "version " + release.version() + " is too large: " + reason);
  }

  /** Whether it has to wait until what was adopted before it has become the active model. */
  private boolean mustWait(Release release, ActiveModels models) {
    long others = models.activeBytes() + models.offeredBytes();
    return models.of(release.version()).isEmpty()
        && models.offeredBytes() > 0
        && budget.refusal(release.payload().bytes(), others).isPresent();
  }

  private void refuseNative(StagedModel model) throws InvalidModelException {
    Optional<ActiveModel> active =
        swap.models().active().filter(one -> one.broadcast() != model.broadcast());
    long there = active.map(one -> one.broadcast().value().nativeBytes()).orElse(0L);
    Optional<String> refusal = budget.nativeRefusal(model.broadcast().value().nativeBytes(), there);
    if (refusal.isPresent()) {
      throw new InvalidModelException(
          "version " + model.release().version() + " is too large: " + refusal.get());
    }
  }

  private void stillWanted() {
    if (!wanted.isEmpty()) {
      throw new SupersededException();
    }
  }

  private void drop() {
    ready = Optional.empty();
    staged.ifPresent(swap::release);
    staged = Optional.empty();
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

  /** An application whose first release is bad uses the release of an earlier run again. */
  private void fallBack() throws InterruptedException {
    try {
      swap.fallBack();
    } catch (IOException e) {
      LOG.warn("{}; the application waits for a good release", e.getMessage(), e);
    }
  }
}
