package recast.run;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recast.store.ReleaseNumber;
import recast.store.Version;

/**
 * The line above each batch on the driver's stdout, for people and for programs that follow it.
 *
 * @param delay from the time of the batch until its output was there
 */
public record BatchHeader(
    Instant batchTime, ReleaseNumber release, Version version, long records, Duration delay) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "-- batch (\\S+) release (\\d{1,9}) version (\\d{1,9}) records (\\d{1,18}) delay (-?\\d{1,18}) ms --");

  /** The header as one line. */
  public String print() {
    return String.format(
        Locale.ROOT,
        "-- batch %s release %s version %s records %d delay %d ms --",
        batchTime,
        release,
        version.number(),
        records,
        delay.toMillis());
  }

  /** The header that {@code line} is, nothing when it is none. */
  public static Optional<BatchHeader> parse(String line) {
    Matcher matcher = SHAPE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new BatchHeader(
              Instant.parse(matcher.group(1)),
              ReleaseNumber.parse(matcher.group(2)),
              Version.parse(matcher.group(3)),
              Long.parseLong(matcher.group(4)),
              Duration.ofMillis(Long.parseLong(matcher.group(5)))));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      // A record may look like a header; one without a time, or of release 0, is none.
      return Optional.empty();
    }
  }
}
