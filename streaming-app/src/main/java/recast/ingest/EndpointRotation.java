package recast.ingest;

import java.time.Duration;
import java.util.List;
import recast.cli.Endpoint;

/**
 * The addresses of a source, which are tried in turn: after a failure the next one at once, and
 * after the last one the first again, after a pause. For one thread.
 */
public final class EndpointRotation {
  private final List<Endpoint> endpoints;
  private final ReconnectBackoff backoff;
  private int at;

  /**
   * @param endpoints at least one, in the order in which they are tried
   * @param backoff the pauses before they are tried once more
   */
  public EndpointRotation(List<Endpoint> endpoints, ReconnectBackoff backoff) {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("a source has at least one address");
    }
    this.endpoints = List.copyOf(endpoints);
    this.backoff = backoff;
  }

  /** The address to try now. */
  public Endpoint current() {
    return endpoints.get(at);
  }

  /** The current address works. */
  public void succeeded() {
    backoff.reset();
  }

  /** The current address does not work, or not any more: goes on to the next. */
  public Duration failed() {
    at = (at + 1) % endpoints.size();
    return at == 0 ? backoff.pause() : Duration.ZERO;
  }
}
