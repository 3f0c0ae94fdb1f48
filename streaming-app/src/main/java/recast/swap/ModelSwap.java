package recast.swap;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Between the loader and the batches. The loader puts the incoming model down; the next batch picks
 * it up; what it replaces is released once no batch uses it. Batches run one after another, so a
 * batch has exactly one model and the model before is free when the first batch with the next one
 * has completed.
 */
public final class ModelSwap {
  private static final Logger LOG = LogManager.getLogger(ModelSwap.class);

  private final SwapListener listener;
  private final CountDownLatch first = new CountDownLatch(1);

  private ActiveModel incoming;
  private ActiveModel active;
  private ActiveModel retired;

  public ModelSwap(SwapListener listener) {
    this.listener = listener;
  }

  /** Offers a model to the next batch; one that was offered before and never used is released. */
  synchronized void offer(ActiveModel model) {
    release(incoming);
    incoming = model;
    first.countDown();
  }

  /** Waits until a first model was offered; false when {@code patience} ended first. */
  public boolean awaitFirst(Duration patience) throws InterruptedException {
    return first.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * The model that scores the batch of {@code batchTime}: for all of its records, on all executors.
   *
   * @throws IllegalStateException when no model was offered yet
   */
  public synchronized ActiveModel modelFor(Instant batchTime) {
    if (incoming != null) {
      release(retired);
      retired = active;
      active = incoming;
      incoming = null;
      listener.adopted(active.release(), batchTime);
    }
    if (active == null) {
      throw new IllegalStateException("the batch of " + batchTime + " came before any model");
    }
    return active;
  }

  /** Says that the batch of the last {@link #modelFor} is done. */
  public synchronized void completed() {
    release(retired);
    retired = null;
  }

  private static void release(ActiveModel model) {
    if (model == null) {
      return;
    }
    try {
      model.broadcast().destroy();
    } catch (RuntimeException e) {
      // A model that is not released costs memory; a batch that fails for it costs records.
      LOG.warn("Cannot release the model of release {}", model.release().number(), e);
    }
  }
}
