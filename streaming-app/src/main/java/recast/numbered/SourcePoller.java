package recast.numbered;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.cli.Endpoint;
import recast.ingest.EndpointRotation;
import recast.ingest.SourceConnection;
import recast.ingest.SourceSocket;
import recast.sink.SourceOffsets;

/**
 * Asks the source again and again what it holds, and acknowledges what is scored, so that nobody
 * else on the driver waits for the source. One thread calls {@link #poll}; any thread may ask for
 * what was found.
 */
public final class SourcePoller implements Closeable {
  private static final Logger LOG = LogManager.getLogger(SourcePoller.class);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final NumberedSource source;
  private final EndpointRotation servers;

  /** For each stream the number below which all is scored. */
  private final Map<String, Long> scored = new ConcurrentHashMap<>();

  private volatile Optional<StreamState> state = Optional.empty();
  private volatile SourceConnection connection = new SourceConnection.NotTried();
  private Optional<NumberedClient> client = Optional.empty();
  private long session;

  /** Added to a problem once the stream has ended and is scored; empty before. */
  private String ending = "";

  public SourcePoller(NumberedSource source) {
    this(source, source.rotation());
  }

  SourcePoller(NumberedSource source, EndpointRotation servers) {
    this.source = source;
    this.servers = servers;
  }

  /** What the source holds; nothing as long as it is away. */
  Optional<StreamState> state() {
    return state;
  }

  /** The connection to the source now. */
  public SourceConnection connection() {
    return connection;
  }

  /** The records up to {@code offsets} are scored: the source may forget them. */
  public void acknowledge(SourceOffsets offsets) {
    for (SourceOffsets.Next next : offsets.partitions()) {
      scored.merge(next.topic(), next.offset(), Math::max);
    }
  }

  /** Asks once; returns the pause before the next time. */
  public synchronized Duration poll() {
    Endpoint server = servers.current();
    try {
      ask(server);
      return PAUSE;
    } catch (IOException e) {
      lose(server, e);
      return servers.failed();
    }
  }

  private void ask(Endpoint server) throws IOException {
    if (client.isEmpty()) {
      client = Optional.of(source.connect(server));
      session++;
    }
    StreamState now = client.get().range(session);
    long next = scored.getOrDefault(now.stream(), 0L);
    if (next > now.first() && next <= now.next()) {
      client.get().acknowledge(next);
    }
    logEnd(now);
    ending =
        now.end() == StreamState.End.ENDED && next >= now.next()
            ? "; its stream %s has ended, and all records are scored".formatted(now.stream())
            : "";
    servers.succeeded();
    state = Optional.of(now);
    connection = new SourceConnection.Open();
  }

  private void logEnd(StreamState now) {
    boolean open = state.filter(before -> before.end() == StreamState.End.ENDED).isEmpty();
    if (open && now.end() == StreamState.End.ENDED) {
      LOG.info("Stream {} has ended before record {}", now.stream(), now.next());
    }
  }

  private void lose(Endpoint server, IOException e) {
    client.ifPresent(broken -> broken.closeAfter(e));
    client = Optional.empty();
    state = Optional.empty();
    String problem = SourceSocket.problem(server, e) + ending;
    SourceConnection failed = new SourceConnection.Failed(problem);
    if (!failed.equals(connection)) {
      LOG.warn("{}", problem, e);
    }
    connection = failed;
  }

  /** Acknowledges what is scored, if the source is there, and ends the connection. */
  @Override
  public synchronized void close() throws IOException {
    if (client.isPresent()) {
      try (NumberedClient last = client.get()) {
        ask(servers.current());
      } finally {
        client = Optional.empty();
      }
    }
  }
}
