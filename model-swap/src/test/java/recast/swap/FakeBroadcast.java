package recast.swap;

import org.apache.spark.broadcast.Broadcast;
import scala.reflect.ClassTag$;

/** A broadcast that goes nowhere, and knows whether it was destroyed. */
public final class FakeBroadcast<T> extends Broadcast<T> {
  private final transient T value;
  private transient volatile boolean destroyed;
  private transient volatile boolean stubborn;

  FakeBroadcast(T value) {
    super(0, ClassTag$.MODULE$.apply(Object.class));
    this.value = value;
  }

  /** One of a model that nobody looks at. */
  public static FakeBroadcast<BroadcastModel> ofModel() {
    return new FakeBroadcast<>(FakeBroadcasts.model());
  }

  /** One of a model that cannot be destroyed. */
  static FakeBroadcast<BroadcastModel> stubborn() {
    FakeBroadcast<BroadcastModel> broadcast = ofModel();
    broadcast.stubborn = true;
    return broadcast;
  }

  boolean destroyed() {
    return destroyed;
  }

  @Override
  public T getValue() {
    return value;
  }

  @Override
  public void doUnpersist(boolean blocking) {
    throw new AssertionError("leaves the driver's copy; models are destroyed");
  }

  @Override
  public void doDestroy(boolean blocking) {
    if (blocking) {
      throw new AssertionError("must not keep a batch waiting");
    }
    destroyed = true;
    if (stubborn) {
      throw new IllegalStateException("the context is stopped");
    }
  }
}
