package recast.source;

import java.io.IOException;

/** Those who listen, as the pump sees them. */
interface BatchConsumer {
  /**
   * Sends {@code batch} to all who listen; waits until there is somebody, and room for it.
   *
   * @throws IOException when it cannot be kept for those who read later
   */
  void send(Batch batch) throws IOException, InterruptedException;

  /** Tells that there is nothing more to send. */
  void end();

  /** Tells that there is more to send, which cannot be had. */
  void fail();
}
