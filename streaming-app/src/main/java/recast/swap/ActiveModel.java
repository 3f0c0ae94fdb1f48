package recast.swap;

import org.apache.spark.broadcast.Broadcast;
import recast.store.Release;

/** A release with its model on the executors. */
public record ActiveModel(Release release, Broadcast<BroadcastModel> broadcast) {}
