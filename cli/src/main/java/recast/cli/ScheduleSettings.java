package recast.cli;

import java.time.Duration;

/** Settings of {@code recast schedule}. */
public final class ScheduleSettings {
  static final SettingsSection SECTION =
      new SettingsSection("publishing again and again (recast schedule)");

  /** How long a run may take. */
  public static final OptionSpec<Duration> RUN_TIMEOUT =
      SECTION.add(
          OptionSpec.of(
                  "run-timeout", "D", Durations::parsePositive, "a run that takes longer is ended")
              .orElse("10m"));

  /** How long a log grows. */
  public static final OptionSpec<Long> LOG_SIZE =
      SECTION.add(
          OptionSpec.of("log-size", "S", Sizes::parse, "a log of this length is moved aside")
              .orElse("1m"));

  /** How many old logs stay. */
  public static final OptionSpec<Integer> LOG_COUNT =
      SECTION.add(
          OptionSpec.of(
                  "log-count",
                  "N",
                  NumberParsers.between(1, 1000),
                  "how many logs that were moved aside stay")
              .orElse("5"));

  private ScheduleSettings() {}
}
