package recast.job;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import recast.control.StatusReporter;
import recast.ingest.SourceConnection;
import recast.run.AppStatus.Phase;
import recast.swap.DaemonThread;

/**
 * Spark's stream of batches. Ends well in one way only: a stop was requested, and what was received
 * by then is processed.
 */
// DStreams carry a note that points to Structured Streaming; they are what this job is made of.
@SuppressWarnings("deprecation")
final class BatchStream {
  private static final Duration GLANCE = Duration.ofMillis(500);

  private final StreamInput input;
  private final BatchSequence sequence;
  private final StatusReporter board;
  private final CountDownLatch stop;
  private final CountDownLatch deadReceiver = new CountDownLatch(1);

  /**
   * @param sequence knows whether a batch has failed
   * @param stop is at zero once a stop is requested
   */
  BatchStream(
      StreamInput input, BatchSequence sequence, StatusReporter board, CountDownLatch stop) {
    this.input = input;
    this.sequence = sequence;
    this.board = board;
    this.stop = stop;
  }

  /**
   * Runs until a requested stop is done.
   *
   * @throws IOException when the stream cannot go on, or has ended although no stop was requested
   */
  void run() throws IOException, InterruptedException {
    JavaStreamingContext streaming = input.open();
    streaming.addStreamingListener(
        new BatchListener(board, input::completed, deadReceiver::countDown));
    boolean stopped = false;
    try {
      streaming.start();
      input.started();
      board.phase(Phase.RUNNING);
      awaitStop(streaming);
      board.phase(Phase.STOPPING);
      awaitEnd(streaming);
      input.stopped();
      stopped = true;
    } finally {
      if (!stopped) {
        sequence.end();
      }
    }
  }

  private void awaitEnd(JavaStreamingContext streaming) throws IOException, InterruptedException {
    // Not on this thread: a batch that fails while Spark stops must end the attempt at once.
    try (DaemonThread stopping =
        DaemonThread.start("recast-stop", () -> stopOnceProcessed(streaming))) {
      while (!streaming.awaitTerminationOrTimeout(GLANCE.toMillis())) {
        requireSound();
      }
    }
    sequence.requireNoFailure();
  }

  private void awaitStop(JavaStreamingContext streaming) throws IOException, InterruptedException {
    while (stop.getCount() > 0) {
      if (streaming.awaitTerminationOrTimeout(GLANCE.toMillis())) {
        throw new IOException("The stream has ended although no stop was requested");
      }
      requireSound();
      SourceConnection source = input.source();
      board.source(source.connected(), source.problem());
      board.lines(input.counts());
    }
  }

  private void requireSound() throws IOException {
    sequence.requireNoFailure();
    if (deadReceiver.getCount() == 0) {
      // Spark would not start another one; the next attempt does.
      throw new IOException(
          "The receiver cannot store any more what it receives; the executor's log says why");
    }
  }

  private void stopOnceProcessed(JavaStreamingContext streaming) throws InterruptedException {
    while (!input.drained()) {
      Thread.sleep(GLANCE.toMillis());
    }
    sequence.close();
    // Not gracefully, for Spark: that waits for two more batches, in which nothing comes.
    streaming.stop(false, false);
  }
}
