package recast.publisher;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an application is alive, by the time that its driver gives a file every five seconds. A
 * sign that changes while one looks tells it whatever the clocks say; only one that never does is
 * compared with the clock here.
 */
final class LivenessTracker {
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  private Optional<Instant> sign = Optional.empty();
  private Optional<Instant> quietSince = Optional.empty();

  /** Takes in what a look has found. */
  void seen(Optional<Instant> found, Instant now) {
    if (quietSince.isEmpty()) {
      quietSince = found.filter(now::isAfter).or(() -> Optional.of(now));
    } else if (!found.equals(sign)) {
      quietSince = Optional.of(now);
    }
    sign = found;
  }

  /** Whether the application has ended, or never ran. */
  boolean gone() {
    return sign.isEmpty();
  }

  /**
   * How long the application has been too silent for one that is alive; nothing when it has not.
   */
  Optional<Duration> silence(Instant now) {
    return quietSince
        .map(since -> Duration.between(since, now))
        .filter(silence -> silence.compareTo(TOLERANCE) > 0);
  }
}
