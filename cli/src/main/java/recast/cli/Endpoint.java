package recast.cli;

import java.io.Serializable;

/** A host and a port, written {@code host:port}. */
public record Endpoint(String host, int port) implements Serializable {
  public Endpoint {
    if (host.isEmpty()) {
      throw new IllegalArgumentException("expected host:port, the host is empty");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("expected a port from 1 to 65535, found " + port);
    }
  }

  /**
   * Reads {@code host:port}; an IPv6 host stands in brackets.
   *
   * @throws IllegalArgumentException when {@code text} is not of that form
   */
  public static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("expected host:port");
    }
    String host = text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (!bracketed && host.contains(":")) {
      throw new IllegalArgumentException("expected host:port, with an IPv6 host in brackets");
    }
    return new Endpoint(
        bracketed ? host.substring(1, host.length() - 1) : host,
        NumberParsers.between(1, 65_535).apply(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
