package recast.swap;

import org.apache.spark.broadcast.Broadcast;
import recast.store.Effort;
import recast.store.Release;

/** A model that was read, verified, decoded, and broadcast, but has no batch yet. */
record ReadyModel(Release release, Broadcast<BroadcastModel> broadcast, Effort effort) {
  ReadyModel warmed(WarmUp.Warmth warmth, long millis) {
    return new ReadyModel(
        release,
        broadcast,
        new Effort(
            warmth.warm(),
            warmth.executors(),
            effort.readMs(),
            effort.verifyMs(),
            effort.decodeMs(),
            effort.broadcastMs(),
            millis));
  }
}
