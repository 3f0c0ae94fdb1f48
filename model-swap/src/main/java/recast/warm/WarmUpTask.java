package recast.warm;

import org.apache.spark.broadcast.Broadcast;
import recast.swap.BroadcastModel;

/**
 * What is incoming.
 *
 * @param round tells one warm-up from the next
 * @param model null when nothing is incoming
 * @param pauseMillis how long to wait before the next question
 */
record WarmUpTask(long round, Broadcast<BroadcastModel> model, long pauseMillis) {
  Object[] toWire() {
    return new Object[] {round, model, pauseMillis};
  }

  // What the driver has put in is what comes out.
  @SuppressWarnings("unchecked")
  static WarmUpTask fromWire(Object message) {
    Object[] fields = (Object[]) message;
    return new WarmUpTask(
        (Long) fields[0], (Broadcast<BroadcastModel>) fields[1], (Long) fields[2]);
  }
}
