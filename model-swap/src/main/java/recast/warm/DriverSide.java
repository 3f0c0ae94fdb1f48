package recast.warm;

import org.apache.spark.api.plugin.DriverPlugin;

/** Passes on what executors ask and report. */
final class DriverSide implements DriverPlugin {
  @Override
  public Object receive(Object message) {
    WarmUpCoordinator board = WarmUpCoordinator.ofThisDriver();
    if (message instanceof Object[]) {
      board.take(WarmUpResult.fromWire(message));
      return true;
    }
    return board.answer(WarmUpPoll.fromWire(message)).toWire();
  }
}
