package recast.watch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: doubles with each failure up to a limit, and scatters, so
 * that many who failed together do not come back together.
 */
public final class Backoff {
  private final Duration first;
  private final Duration limit;
  private final RandomGenerator random;
  private int failures;

  public Backoff(Duration first, Duration limit, RandomGenerator random) {
    this.first = first;
    this.limit = limit;
    this.random = random;
  }

  /** The pause after one more failure: between half and the whole of the doubled pause. */
  public Duration afterFailure() {
    failures = Math.min(failures + 1, 30);
    long doubled = first.toMillis() << (failures - 1);
    long whole = doubled <= 0 ? limit.toMillis() : Math.min(doubled, limit.toMillis());
    return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
  }

  /** Forgets the failures. */
  public void succeeded() {
    failures = 0;
  }
}
