package recast.numbered;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.TaskKilledException;
import recast.cli.Endpoint;
import recast.ingest.EndpointRotation;
import recast.ingest.SourceSocket;
import recast.line.LineCounts;
import recast.line.LineDecoder;
import recast.line.LineFormat;

/**
 * The records of a range, over as many connections as it takes: where one breaks or is silent, the
 * next goes on with the next number. A source that is away is waited for. For one thread.
 */
final class NumberedRecords implements Iterator<String>, Closeable {
  private static final Logger LOG = LogManager.getLogger(NumberedRecords.class);

  private final RecordRange range;
  private final NumberedSource source;
  private final LineFormat format;
  private final EndpointRotation servers;
  private final BooleanSupplier interrupted;
  private final LineDecoder decoder;
  private Optional<Reading> reading = Optional.empty();
  private long position;
  private long tooLong;
  private boolean found;

  /** A connection, and what comes over it. */
  private record Reading(NumberedClient client, RecordStream records) {}

  /**
   * @param servers the servers of {@code source} in the order in which they are tried
   * @param interrupted whether nobody needs the records any more
   */
  NumberedRecords(
      RecordRange range,
      NumberedSource source,
      LineFormat format,
      EndpointRotation servers,
      BooleanSupplier interrupted) {
    this.range = range;
    this.source = source;
    this.format = format;
    this.servers = servers;
    this.interrupted = interrupted;
    this.decoder = format.decoder();
    this.position = range.from();
  }

  /**
   * Whether there is another record; waits for a source that is away.
   *
   * @throws UncheckedIOException when the source does not have the records any more
   * @throws TaskKilledException when nobody needs them any more
   */
  @Override
  public boolean hasNext() {
    while (!found && position < range.to()) {
      Endpoint server = servers.current();
      try {
        found = advance(server);
      } catch (LostStreamException e) {
        throw new UncheckedIOException(SourceSocket.problem(server, e), e);
      } catch (IOException e) {
        disconnect(e);
        LOG.warn(
            "{}; record {} of stream {} is asked for again",
            SourceSocket.problem(server, e),
            position,
            range.stream());
        LOG.debug("Lost the source", e);
        await(servers.failed());
      }
    }
    return found;
  }

  private boolean advance(Endpoint server) throws IOException {
    if (reading.isEmpty()) {
      reading = Optional.of(open(server));
    }
    RecordStream records = reading.get().records();
    long before = records.tooLong();
    try {
      return records.next();
    } finally {
      if (records.position() > position) {
        servers.succeeded();
      }
      position = records.position();
      tooLong += records.tooLong() - before;
    }
  }

  private Reading open(Endpoint server) throws IOException {
    requireWanted();
    NumberedClient client = source.connect(server);
    try {
      requireSameStream(client.range(1));
      return new Reading(client, client.read(position, range.to(), format));
    } catch (IOException e) {
      client.closeAfter(e);
      throw e;
    }
  }

  private void requireSameStream(StreamState now) throws LostStreamException {
    if (!now.stream().equals(range.stream())) {
      throw new LostStreamException(
          "its stream is %s now, and records %d to %d of stream %s are to be read; the next attempt begins with the new stream"
              .formatted(now.stream(), position, range.to(), range.stream()));
    }
    if (position < now.first() || range.to() > now.next()) {
      throw new LostStreamException(
          "it has the records %d to %d of stream %s, and %d to %d are to be read"
              .formatted(now.first(), now.next(), now.stream(), position, range.to()));
    }
  }

  private void await(Duration pause) {
    requireWanted();
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    requireWanted();
  }

  private void requireWanted() {
    if (interrupted.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new TaskKilledException("interrupted while it read from the source");
    }
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    found = false;
    return reading.orElseThrow().records().decode(decoder);
  }

  /** What became of records that are not sound, so far. */
  LineCounts counts() {
    return new LineCounts(tooLong, 0, decoder.malformed());
  }

  private void disconnect(IOException failure) {
    reading.ifPresent(broken -> broken.client().closeAfter(failure));
    reading = Optional.empty();
  }

  @Override
  public void close() throws IOException {
    if (reading.isPresent()) {
      NumberedClient client = reading.get().client();
      reading = Optional.empty();
      client.close();
    }
  }
}
