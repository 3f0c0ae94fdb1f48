package recast.swap;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import recast.store.ModelSpec;

/** Broadcasts to nobody, and knows what of it is still there. */
final class FakeBroadcasts implements Broadcaster {
  private final List<FakeBroadcast<?>> all = new CopyOnWriteArrayList<>();
  private final AtomicInteger room = new AtomicInteger(Integer.MAX_VALUE);

  @Override
  public <T> FakeBroadcast<T> broadcast(T value) {
    if (room.getAndDecrement() <= 0) {
      throw new IllegalStateException("no room");
    }
    FakeBroadcast<T> broadcast = new FakeBroadcast<>(value);
    all.add(broadcast);
    return broadcast;
  }

  /** From now on nothing can be broadcast. */
  void fill() {
    leaveRoomFor(0);
  }

  /** From now on only {@code more} values can be broadcast. */
  void leaveRoomFor(int more) {
    room.set(more);
  }

  /** There is room again. */
  void empty() {
    leaveRoomFor(Integer.MAX_VALUE);
  }

  /** How many models were broadcast, however many parts they have. */
  long made() {
    return all.stream().filter(FakeBroadcasts::isModel).count();
  }

  /** How many models are still there. */
  long alive() {
    return all.stream().filter(FakeBroadcasts::isModel).filter(each -> !each.destroyed()).count();
  }

  /** How many parts of models are still there. */
  long parts() {
    return all.stream().filter(each -> !isModel(each) && !each.destroyed()).count();
  }

  /** A model that nobody looks at. */
  static BroadcastModel model() {
    return new BroadcastModel(new Decoding("none", ModelSpec.NONE), List.of());
  }

  private static boolean isModel(FakeBroadcast<?> broadcast) {
    return broadcast.getValue() instanceof BroadcastModel;
  }
}
