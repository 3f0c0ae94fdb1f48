package recast.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** A thread of its own for one task of the driver, which never keeps the driver alive. */
final class DaemonThread implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(DaemonThread.class);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private DaemonThread(String name, Task task) {
    this.thread = new Thread(() -> run(name, task), name);
    thread.setDaemon(true);
  }

  /** What the thread does; an interrupt is the wish that it ends. */
  interface Task {
    void run() throws InterruptedException;
  }

  /** Starts a thread that runs {@code task} once. */
  static DaemonThread start(String name, Task task) {
    DaemonThread daemon = new DaemonThread(name, task);
    daemon.thread.start();
    return daemon;
  }

  /**
   * Starts a thread that repeats {@code task}, with the pause that the task asks for in between.
   */
  static DaemonThread repeat(String name, Supplier<Duration> task) {
    CountDownLatch never = new CountDownLatch(1);
    return start(
        name,
        () -> {
          boolean ended = false;
          while (!ended) {
            ended = never.await(task.get().toMillis(), TimeUnit.MILLISECONDS);
          }
        });
  }

  /** Ends the thread; does not wait for it. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }

  private void run(String name, Task task) {
    try {
      task.run();
    } catch (InterruptedException e) {
      if (closed.getCount() > 0) {
        LOG.error("{} was interrupted while it was needed", name, e);
      }
    }
  }
}
