package recast.swap;

import org.apache.spark.broadcast.Broadcast;
import recast.store.CancellationCheck;

/** Lets the executors fetch and decode a model before a batch uses it. */
public interface WarmUp {
  /**
   * Returns when every live executor is ready, or none can be waited for any longer.
   *
   * @param wanted asked again and again: what it throws ends the wait
   * @throws InvalidModelException when the model does not decode on an executor
   */
  Warmth warm(Broadcast<BroadcastModel> model, CancellationCheck wanted)
      throws InvalidModelException, InterruptedException;

  /** How many executors are ready, of how many that are alive. */
  record Warmth(int warm, int executors) {}
}
