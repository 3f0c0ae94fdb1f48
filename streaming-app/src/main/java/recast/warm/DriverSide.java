package recast.warm;

import java.io.Serializable;
import org.apache.spark.api.plugin.DriverPlugin;

/** Passes on what executors ask and report. */
final class DriverSide implements DriverPlugin {
  @Override
  public Object receive(Object message) {
    WarmUpBoard board = WarmUpBoard.ofThisDriver();
    if (message instanceof Question question) {
      return board.answer(question);
    }
    board.take((Report) message);
    return Acknowledged.YES;
  }

  /** Spark wants an answer to everything. */
  private enum Acknowledged implements Serializable {
    YES
  }
}
