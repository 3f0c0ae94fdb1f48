package recast.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.receiver.Receiver;

/**
 * Receives the lines of the source on an executor. A source that is not there, or goes away, is
 * reported to the driver and tried again every two seconds, for as long as the application runs.
 */
public final class LineReceiver extends Receiver<String> {
  private static final Duration AGAIN = Duration.ofSeconds(2);

  // Spark makes the receiver of an executor and the plugin that polls the driver for it: neither is
  // passed to the other.
  private static final AtomicReference<LineReceiver> RUNNING = new AtomicReference<>();

  private final String host;
  private final int port;
  private transient volatile LineConnection connection;
  private transient volatile LineBlocks blocks;

  public LineReceiver(String host, int port) {
    super(StorageLevel.MEMORY_AND_DISK_SER());
    this.host = host;
    this.port = port;
  }

  @Override
  public void onStart() {
    blocks = new LineBlocks(this);
    connection = new LineConnection(host, port, AGAIN, blocks::add, this::reportError);
    Thread thread = new Thread(connection, "recast-receiver");
    thread.setDaemon(true);
    thread.start();
    RUNNING.set(this);
  }

  /** The receiver of this executor, if it has one. */
  static Optional<LineReceiver> running() {
    return Optional.ofNullable(RUNNING.get());
  }

  /** Its connection to the source now. */
  SourceConnection source() {
    return connection.source();
  }

  /** Receives no more; returns once everything that was received is stored. */
  synchronized void end() {
    if (RUNNING.compareAndSet(this, null)) {
      connection.end();
      blocks.close();
    }
  }

  @Override
  public void onStop() {
    end();
  }
}
