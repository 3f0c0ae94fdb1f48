package recast.format.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a run that takes too long: a graph may loop without end. */
final class RunLimit implements AutoCloseable {
  private final OrtSession.RunOptions options = new OrtSession.RunOptions();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread watch;
  private volatile boolean exceeded;

  RunLimit(Duration limit) throws OrtException {
    watch = new Thread(() -> await(limit), "recast-onnx-limit");
    watch.setDaemon(true);
    watch.start();
  }

  private void await(Duration limit) {
    try {
      if (!over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        exceeded = true;
        options.setTerminate(true);
      }
    } catch (OrtException e) {
      throw new IllegalStateException("Cannot end a run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The options of the run. */
  OrtSession.RunOptions options() {
    return options;
  }

  /** Whether the run was ended. */
  boolean exceeded() {
    return exceeded;
  }

  @Override
  public void close() {
    over.countDown();
    boolean interrupted = false;
    while (watch.isAlive()) {
      try {
        watch.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    options.close();
  }
}
