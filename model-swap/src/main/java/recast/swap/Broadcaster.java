package recast.swap;

import org.apache.spark.broadcast.Broadcast;

/** Brings values to the executors. */
@FunctionalInterface
public interface Broadcaster {
  /** Makes {@code value} available to all executors; they fetch it when they need it. */
  <T> Broadcast<T> broadcast(T value);
}
