package recast.job;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.spark.streaming.scheduler.OutputOperationInfo;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverError;
import recast.control.StatusReporter;

/** Hands to the status what only Spark knows. */
final class BatchListener implements StreamingListener {
  /** How Spark reports that the thread has ended which stores what a receiver receives. */
  private static final String STORES_NO_MORE = "Error in block ";

  private final StatusReporter board;
  private final Consumer<Instant> onCompleted;
  private final Runnable onDeadReceiver;

  /**
   * @param onCompleted called with the time of each batch that is completed
   * @param onDeadReceiver called when a receiver goes on to receive, but nothing comes of it
   */
  BatchListener(StatusReporter board, Consumer<Instant> onCompleted, Runnable onDeadReceiver) {
    this.board = board;
    this.onCompleted = onCompleted;
    this.onDeadReceiver = onDeadReceiver;
  }

  @Override
  public void onBatchCompleted(StreamingListenerBatchCompleted completed) {
    // For Spark, a batch that has failed is completed, too.
    if (completed.batchInfo().outputOperationInfos().values().exists(BatchListener::hasFailed)) {
      return;
    }
    Object delay = completed.batchInfo().schedulingDelay().getOrElse(() -> 0L);
    board.completed(Duration.ofMillis((Long) delay));
    onCompleted.accept(Instant.ofEpochMilli(completed.batchInfo().batchTime().milliseconds()));
  }

  private static boolean hasFailed(OutputOperationInfo operation) {
    return operation.failureReason().isDefined();
  }

  @Override
  public void onReceiverError(StreamingListenerReceiverError error) {
    if (error.receiverInfo().lastErrorMessage().startsWith(STORES_NO_MORE)) {
      onDeadReceiver.run();
    }
  }
}
