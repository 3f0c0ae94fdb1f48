package recast.schedule;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A moment as Oozie counts them: in UTC, to the minute.
 *
 * @param instant at the beginning of a minute
 */
record UtcMinute(Instant instant) implements Comparable<UtcMinute> {
  private static final DateTimeFormatter SHAPE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

  UtcMinute {
    instant = instant.truncatedTo(ChronoUnit.MINUTES);
  }

  static UtcMinute now(Clock clock) {
    return new UtcMinute(clock.instant());
  }

  /**
   * Reads a moment with its offset from UTC.
   *
   * @throws IllegalArgumentException when it is none
   */
  static UtcMinute parse(String text) {
    try {
      return new UtcMinute(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("expected a time such as 2026-01-31T08:00Z", e);
    }
  }

  @Override
  public int compareTo(UtcMinute other) {
    return instant.compareTo(other.instant);
  }

  @Override
  public String toString() {
    return SHAPE.format(instant);
  }
}
