package recast.ingest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a source that was lost is tried again: twice as long each time, and up to
 * a half less, so that many receivers do not come at once.
 */
public final class ReconnectBackoff {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration next;

  /**
   * @param first the pause after the first failure
   * @param longest no pause is longer
   */
  public ReconnectBackoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.next = first;
  }

  /** The pause before the next try. */
  Duration pause() {
    Duration pause = next;
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(longest) > 0 ? longest : twice;
    return Duration.ofNanos((long) (pause.toNanos() * random.nextDouble(0.5, 1)));
  }

  /** A try has succeeded. */
  void reset() {
    next = first;
  }
}
