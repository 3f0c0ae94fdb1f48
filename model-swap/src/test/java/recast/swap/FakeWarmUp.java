package recast.swap;

import java.util.concurrent.TimeUnit;
import org.apache.spark.broadcast.Broadcast;
import recast.store.CancellationCheck;

/** Executors that are warm at once, unless they are held up. */
final class FakeWarmUp implements WarmUp {
  private Runnable meanwhile = () -> {};
  private String unfit = "";
  private boolean heldUp;
  private int begun;
  private long begunAt;

  @Override
  public synchronized Warmth warm(Broadcast<BroadcastModel> model, CancellationCheck wanted)
      throws InvalidModelException, InterruptedException {
    begun++;
    begunAt = System.nanoTime();
    meanwhile.run();
    while (heldUp) {
      wanted.check();
      TimeUnit.MILLISECONDS.timedWait(this, 10);
    }
    if (!unfit.isEmpty()) {
      throw new InvalidModelException(unfit);
    }
    return new Warmth(2, 3);
  }

  /** From now on executors do not get ready. */
  synchronized void holdUp() {
    heldUp = true;
  }

  synchronized void goOn() {
    heldUp = false;
    notifyAll();
  }

  /** From now on an executor cannot decode what it gets. */
  synchronized void fail(String reason) {
    unfit = reason;
  }

  synchronized void remedy() {
    unfit = "";
  }

  /** While executors warm up, {@code event} happens. */
  synchronized void meanwhile(Runnable event) {
    meanwhile = event;
  }

  /** How often a warm-up began. */
  synchronized int begun() {
    return begun;
  }

  /** How long ago the last one began. */
  synchronized long millis() {
    return begun == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunAt);
  }
}
