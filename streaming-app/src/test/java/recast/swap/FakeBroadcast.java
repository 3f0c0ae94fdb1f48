package recast.swap;

import org.apache.spark.broadcast.Broadcast;
import scala.reflect.ClassTag$;

/** A broadcast that goes nowhere, and knows whether it was destroyed. */
public final class FakeBroadcast extends Broadcast<BroadcastModel> {
  private final transient BroadcastModel model;
  private transient volatile boolean destroyed;
  private transient volatile boolean stubborn;

  FakeBroadcast(BroadcastModel model) {
    super(0, ClassTag$.MODULE$.apply(BroadcastModel.class));
    this.model = model;
  }

  public FakeBroadcast() {
    this(null);
  }

  /** One that cannot be destroyed. */
  static FakeBroadcast stubborn() {
    FakeBroadcast broadcast = new FakeBroadcast();
    broadcast.stubborn = true;
    return broadcast;
  }

  boolean destroyed() {
    return destroyed;
  }

  @Override
  public BroadcastModel getValue() {
    return model;
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
