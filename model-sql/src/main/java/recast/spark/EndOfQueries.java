package recast.spark;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.streaming.StreamingQueryListener.QueryTerminatedEvent;

/**
 * Gives the models of a query back when it has ended. The context's bus has the events of the
 * queries of all sessions.
 */
final class EndOfQueries extends SparkListener {
  private final FollowedModels models;

  EndOfQueries(FollowedModels models) {
    this.models = models;
  }

  @Override
  public void onOtherEvent(SparkListenerEvent event) {
    if (event instanceof QueryTerminatedEvent ended) {
      models.ended(ended.id(), ended.runId().toString());
    }
  }
}
