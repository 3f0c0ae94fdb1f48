package recast.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.receiver.Receiver;
import recast.cli.Endpoint;
import recast.line.LineFormat;

/**
 * Receives the lines of the source on an executor. A source that is not there, or goes away, is
 * reported to the driver and tried again, after ten seconds at most, for as long as the application
 * runs.
 */
public final class LineReceiver extends Receiver<String> {
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(10);

  // Spark makes the receiver of an executor and the plugin that polls the driver for it: neither is
  // passed to the other.
  private static final AtomicReference<LineReceiver> RUNNING = new AtomicReference<>();

  private final List<Endpoint> servers;
  private final LineFormat format;
  private transient volatile String name;
  private transient volatile LineConnection connection;
  private transient volatile LineBlocks blocks;

  /**
   * @param servers where the source is, in the order in which they are tried
   * @param format how the lines of the source are read
   */
  public LineReceiver(List<Endpoint> servers, LineFormat format) {
    super(StorageLevel.MEMORY_AND_DISK_SER());
    this.servers = List.copyOf(servers);
    this.format = format;
  }

  @Override
  public void onStart() {
    name = UUID.randomUUID().toString();
    blocks = new LineBlocks(this);
    ReconnectBackoff backoff =
        new ReconnectBackoff(AGAIN, AT_LEAST_EVERY, RandomGenerator.getDefault());
    connection =
        new LineConnection(
            new EndpointRotation(servers, backoff), format, blocks::add, this::reportError);
    Thread thread = new Thread(connection, "recast-receiver");
    thread.setDaemon(true);
    thread.start();
    RUNNING.set(this);
  }

  /** The receiver of this executor, if it has one. */
  static Optional<LineReceiver> running() {
    return Optional.ofNullable(RUNNING.get());
  }

  /** What it reports to the driver now. */
  ReceiverMessage.Report report() {
    return new ReceiverMessage.Report(name, connection.source(), connection.counts());
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
