package recast.swap;

import org.apache.spark.broadcast.Broadcast;
import recast.store.LoadMetrics;
import recast.store.Release;

/** A model that was read, verified, decoded, and broadcast, but has no batch yet. */
record StagedModel(Release release, Broadcast<BroadcastModel> broadcast, LoadMetrics effort) {
  StagedModel warmed(WarmUp.Warmth warmth, long millis) {
    return new StagedModel(
        release,
        broadcast,
        new LoadMetrics(
            warmth.warm(),
            warmth.executors(),
            effort.readMs(),
            effort.verifyMs(),
            effort.decodeMs(),
            effort.broadcastMs(),
            millis));
  }
}
