package recast.source;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** One batch at a time from the thread that offers it to the one that takes it. */
final class BatchHandover {
  private final AtomicReference<Batch> offered = new AtomicReference<>();
  private final Semaphore taken = new Semaphore(0);

  /** Offers {@code batch}, calls {@code wakeUp}, and waits until it was taken. */
  void offer(Batch batch, Runnable wakeUp) throws InterruptedException {
    offered.set(batch);
    wakeUp.run();
    taken.acquire();
  }

  /** The batch that waits. */
  Optional<Batch> offered() {
    return Optional.ofNullable(offered.get());
  }

  /** Takes the batch that waits. */
  void take() {
    offered.set(null);
    taken.release();
  }
}
