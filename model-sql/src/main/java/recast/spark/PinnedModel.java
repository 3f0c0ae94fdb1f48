package recast.spark;

import java.lang.ref.Cleaner;
import org.apache.spark.broadcast.Broadcast;
import recast.model.Signature;
import recast.store.ReleaseNumber;
import recast.swap.ActiveModel;
import recast.swap.BroadcastModel;

/**
 * The model that a plan is bound to. That of a micro-batch stays on the executors until the query
 * has its next batch, any other for as long as this object is reachable.
 *
 * @param name of the model, as configured
 */
public record PinnedModel(
    String name, ReleaseNumber release, Broadcast<BroadcastModel> broadcast, Signature signature) {
  private static final Cleaner CLEANER = Cleaner.create();

  static PinnedModel of(String name, ActiveModel model) {
    return new PinnedModel(
        name, model.release().number(), model.broadcast(), model.broadcast().value().signature());
  }

  /** As {@link #of}, and {@code end} runs once nobody has the result any more. */
  static PinnedModel whileReachable(String name, ActiveModel model, Runnable end) {
    PinnedModel pinned = of(name, model);
    CLEANER.register(pinned, end);
    return pinned;
  }
}
