package recast.job;

import java.time.Instant;
import java.util.function.Consumer;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverError;
import recast.control.StatusBoard;

/** Hands to the status what only Spark knows. */
final class SparkEvents implements StreamingListener {
  /** How Spark reports that the thread has ended which stores what a receiver receives. */
  private static final String STORES_NO_MORE = "Error in block ";

  private final StatusBoard board;
  private final Consumer<Instant> onCompleted;
  private final Runnable onDeadReceiver;

  /**
   * @param onCompleted called with the time of each batch that is completed
   * @param onDeadReceiver called when a receiver goes on to receive, but nothing comes of it
   */
  SparkEvents(StatusBoard board, Consumer<Instant> onCompleted, Runnable onDeadReceiver) {
    this.board = board;
    this.onCompleted = onCompleted;
    this.onDeadReceiver = onDeadReceiver;
  }

  @Override
  public void onBatchCompleted(StreamingListenerBatchCompleted completed) {
    Object delay = completed.batchInfo().schedulingDelay().getOrElse(() -> 0L);
    board.completed((Long) delay);
    onCompleted.accept(Instant.ofEpochMilli(completed.batchInfo().batchTime().milliseconds()));
  }

  @Override
  public void onReceiverError(StreamingListenerReceiverError error) {
    String message = error.receiverInfo().lastErrorMessage();
    board.sourceLost(message);
    if (message.startsWith(STORES_NO_MORE)) {
      onDeadReceiver.run();
    }
  }
}
