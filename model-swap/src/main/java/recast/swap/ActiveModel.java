package recast.swap;

import java.time.Instant;
import org.apache.spark.broadcast.Broadcast;
import recast.store.Release;

/**
 * A release with its model on the executors.
 *
 * @param from the first batch that it scores
 */
public record ActiveModel(Release release, Instant from, Broadcast<BroadcastModel> broadcast) {}
