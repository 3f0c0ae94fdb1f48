package recast.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import recast.cli.Durations;

/**
 * How often something runs.
 *
 * @param minutes between two runs, at least one
 */
record Frequency(long minutes) {
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  /** What divides an hour or a day: in between, cron starts again and the distance changes. */
  private static final TreeSet<Long> EXACT = exact();

  Frequency {
    if (minutes < 1) {
      throw new IllegalArgumentException("frequency must be a minute or more: " + minutes);
    }
  }

  /**
   * Reads a duration that cron's fields say exactly.
   *
   * @throws IllegalArgumentException when they do not; names the nearest that they do
   */
  static Frequency exactly(String text) {
    Duration duration = Durations.parsePositive(text);
    long minutes = duration.toMinutes();
    if (isWhole(duration) && EXACT.contains(minutes)) {
      return new Frequency(minutes);
    }
    String nearest =
        Stream.of(EXACT.floor(minutes), EXACT.higher(minutes))
            .flatMap(found -> Optional.ofNullable(found).stream())
            .map(found -> Durations.print(Duration.ofMinutes(found)))
            .collect(Collectors.joining(" or "));
    throw new IllegalArgumentException("cron cannot say it exactly, take " + nearest);
  }

  /**
   * Reads a duration of whole minutes.
   *
   * @throws IllegalArgumentException when it has others
   */
  static Frequency wholeMinutes(String text) {
    Duration duration = Durations.parsePositive(text);
    if (!isWhole(duration)) {
      throw new IllegalArgumentException("expected whole minutes, such as 1m or 2h");
    }
    return new Frequency(duration.toMinutes());
  }

  /** As a coordinator of Oozie says it with a number. */
  String coordinatorMinutes() {
    return "${coord:minutes(" + minutes + ")}";
  }

  /** The five fields of a crontab line. */
  String cronFields() {
    if (minutes < HOUR) {
      return step(minutes) + " * * * *";
    }
    return minutes == DAY ? "0 0 * * *" : "0 " + step(minutes / HOUR) + " * * *";
  }

  private static String step(long every) {
    return every == 1 ? "*" : "*/" + every;
  }

  private static boolean isWhole(Duration duration) {
    return duration.equals(Duration.ofMinutes(duration.toMinutes()));
  }

  private static TreeSet<Long> exact() {
    TreeSet<Long> exact = new TreeSet<>();
    for (long minutes = 1; minutes <= HOUR; minutes++) {
      if (HOUR % minutes == 0) {
        exact.add(minutes);
      }
    }
    for (long minutes = HOUR; minutes <= DAY; minutes += HOUR) {
      if (DAY % minutes == 0) {
        exact.add(minutes);
      }
    }
    return exact;
  }

  @Override
  public String toString() {
    return Durations.print(Duration.ofMinutes(minutes));
  }
}
