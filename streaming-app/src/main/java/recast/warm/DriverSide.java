package recast.warm;

import org.apache.spark.api.plugin.DriverPlugin;

/** Passes on what executors ask and report. */
final class DriverSide implements DriverPlugin {
  @Override
  public Object receive(Object message) {
    WarmUpBoard board = WarmUpBoard.ofThisDriver();
    if (message instanceof Object[]) {
      board.take(Report.fromWire(message));
      return true;
    }
    return board.answer(Question.fromWire(message)).toWire();
  }
}
