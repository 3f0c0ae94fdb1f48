package recast.job;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import recast.control.StatusReporter;
import recast.run.AppStatus.Phase;

/**
 * The wait for an executor. Spark would wait for one while it starts the stream, and a stop request
 * would have no effect meanwhile.
 */
final class ExecutorBarrier {
  private static final long GLANCE_MILLIS = 500;

  private ExecutorBarrier() {}

  /** Whether an executor came before a stop was requested; waits for the one or the other. */
  static boolean came(JavaSparkContext spark, StatusReporter board, CountDownLatch stop)
      throws InterruptedException {
    board.phase(Phase.WAITING_FOR_EXECUTOR);
    // The driver is one of them.
    while (spark.sc().getExecutorMemoryStatus().size() < 2) {
      if (stop.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }
}
