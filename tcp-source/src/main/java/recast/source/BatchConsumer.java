package recast.source;

/** Those who listen, as the pump sees them. */
interface BatchConsumer {
  /** Sends {@code batch} to all who listen; waits until there is somebody, and room for it. */
  void send(Batch batch) throws InterruptedException;

  /** Tells that there is nothing more to send. */
  void end();
}
