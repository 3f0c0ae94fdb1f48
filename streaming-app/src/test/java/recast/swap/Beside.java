package recast.swap;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A call on a thread of its own. */
final class Beside<T> {
  private final FutureTask<T> call;
  private final Thread thread;

  private Beside(Callable<T> call) {
    this.call = new FutureTask<>(call);
    this.thread = new Thread(this.call, "beside the test");
    thread.setDaemon(true);
    thread.start();
  }

  static <T> Beside<T> start(Callable<T> call) {
    return new Beside<>(call);
  }

  /** Returns once the call waits for another thread. */
  void awaitWaiting() {
    await().until(() -> thread.getState() == Thread.State.WAITING);
  }

  /** Returns once the call pauses before its next try. */
  void awaitPausing() {
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Interrupts the call, and returns once it has ended. */
  void end() {
    thread.interrupt();
    await().until(() -> !thread.isAlive());
  }

  /** What the call returned. */
  T get() throws Exception {
    return call.get(30, TimeUnit.SECONDS);
  }
}
