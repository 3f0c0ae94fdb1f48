package recast.job;

import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverError;
import recast.control.StatusBoard;

/** Hands to the status what only Spark knows. */
final class SparkEvents implements StreamingListener {
  private final StatusBoard board;

  SparkEvents(StatusBoard board) {
    this.board = board;
  }

  @Override
  public void onBatchCompleted(StreamingListenerBatchCompleted completed) {
    Object delay = completed.batchInfo().schedulingDelay().getOrElse(() -> 0L);
    board.completed((Long) delay);
  }

  @Override
  public void onReceiverError(StreamingListenerReceiverError error) {
    board.sourceLost(error.receiverInfo().lastErrorMessage());
  }
}
