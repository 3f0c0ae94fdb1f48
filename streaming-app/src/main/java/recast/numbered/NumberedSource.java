package recast.numbered;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import recast.cli.Endpoint;
import recast.ingest.EndpointRotation;
import recast.ingest.ReconnectBackoff;

/**
 * Where numbered records come from.
 *
 * @param servers in the order in which they are tried
 * @param app the application that reads; it owns the stream
 * @param silence how long an answer may take
 */
public record NumberedSource(List<Endpoint> servers, String app, Duration silence)
    implements Serializable {
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(10);

  public NumberedSource {
    servers = List.copyOf(servers);
  }

  /** A source whose answers take 10 s at most. */
  public static NumberedSource of(List<Endpoint> servers, String app) {
    return new NumberedSource(servers, app, SILENCE);
  }

  /** The order in which one thread tries the servers, with pauses of 10 s at most. */
  EndpointRotation rotation() {
    return new EndpointRotation(
        servers, new ReconnectBackoff(AGAIN, AT_LEAST_EVERY, RandomGenerator.getDefault()));
  }

  /**
   * A connection to one of the servers.
   *
   * @throws IOException when it does not answer as a source of numbered records does
   */
  NumberedClient connect(Endpoint server) throws IOException {
    return NumberedClient.connect(server, app, silence);
  }
}
