package recast.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as the store writes them: ISO-8601, UTC, always with milliseconds. */
final class Timestamps {
  private static final DateTimeFormatter SHAPE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Timestamps() {}

  static String print(Instant instant) {
    return SHAPE.format(instant);
  }

  /**
   * Another writer may write finer: what is read is what would be written again.
   *
   * @throws java.time.DateTimeException when it is no time
   */
  static Instant parse(String text) {
    return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
  }
}
