package recast.swap;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Broadcasts models to nobody, and knows which of them are still there. */
final class FakeBroadcasts implements Function<BroadcastModel, Broadcast<BroadcastModel>> {
  private final List<FakeBroadcast> made = new CopyOnWriteArrayList<>();
  private volatile boolean full;

  @Override
  public FakeBroadcast apply(BroadcastModel model) {
    if (full) {
      throw new IllegalStateException("no room");
    }
    FakeBroadcast broadcast = new FakeBroadcast(model);
    made.add(broadcast);
    return broadcast;
  }

  /** From now on nothing can be broadcast. */
  void fill() {
    full = true;
  }

  /** There is room again. */
  void empty() {
    full = false;
  }

  int made() {
    return made.size();
  }

  long alive() {
    return made.stream().filter(broadcast -> !broadcast.destroyed()).count();
  }
}
