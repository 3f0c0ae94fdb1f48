package recast.swap;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** A thread of its own for one task of the driver, which never keeps the driver alive. */
public final class DaemonThread implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(DaemonThread.class);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private final Runnable end;

  private DaemonThread(String name, Task task, boolean interrupt) {
    this.thread = new Thread(() -> run(name, task), name);
    this.end = interrupt ? thread::interrupt : () -> {};
    thread.setDaemon(true);
    thread.start();
  }

  /** What the thread does. */
  private interface Task {
    void run(CountDownLatch closed) throws InterruptedException;
  }

  /** What blocks until it is interrupted. */
  public interface Blocking {
    void run() throws InterruptedException;
  }

  /** Starts a thread that runs {@code task}, which an interrupt ends. */
  public static DaemonThread start(String name, Blocking task) {
    return new DaemonThread(name, closed -> task.run(), true);
  }

  /**
   * Starts a thread that repeats {@code task}, with the pause that the task asks for in between. It
   * ends in a pause, never in the middle: an interrupt there would tear a write to HDFS.
   */
  public static DaemonThread repeat(String name, Supplier<Duration> task) {
    return new DaemonThread(
        name,
        closed -> {
          boolean ended = false;
          while (!ended) {
            ended = closed.await(pauseAfter(name, task).toMillis(), TimeUnit.MILLISECONDS);
          }
        },
        false);
  }

  /** What a task throws must not end the thread: stop requests would no longer be seen. */
  private static Duration pauseAfter(String name, Supplier<Duration> task) {
    try {
      return task.get();
    } catch (RuntimeException e) {
      LOG.error("{} failed, and goes on", name, e);
      return AFTER_FAILURE;
    }
  }

  /** Ends the thread, and gives it a moment to do so. */
  @Override
  public void close() {
    closed.countDown();
    end.run();
    try {
      thread.join(LAST_MOMENT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(String name, Task task) {
    try {
      task.run(closed);
    } catch (InterruptedException e) {
      if (closed.getCount() > 0) {
        LOG.error("{} was interrupted while it was needed", name, e);
      }
    } catch (RuntimeException e) {
      // Without it no model is loaded, or the stream is not stopped.
      throw new AssertionError(name + " has failed, and is needed", e);
    }
  }
}
