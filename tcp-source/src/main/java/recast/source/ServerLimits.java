package recast.source;

import java.time.Duration;

/**
 * How patient the server is with a client.
 *
 * @param buffer bytes that may wait for it; batches are shared, so clients do not add up
 * @param grace how long a connection must last before it counts as a client: a mere look whether
 *     the port is open neither begins a stream nor takes records away
 * @param stall how long it may take nothing while the stream waits for it
 * @param flush how long it gets, once the source is asked to stop, to take what waits for it; and
 *     how long, once it has all, to close its side
 * @param idle how long a reader of numbered records may ask nothing
 */
record ServerLimits(int buffer, Duration grace, Duration stall, Duration flush, Duration idle) {
  static ServerLimits standard() {
    return new ServerLimits(
        16 << 20,
        Duration.ofMillis(200),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofMinutes(1));
  }
}
