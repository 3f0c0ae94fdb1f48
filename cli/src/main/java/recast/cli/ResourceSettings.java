package recast.cli;

import java.time.Duration;

/** What a submission requests of YARN, and how long it waits. */
public final class ResourceSettings {
  static final SettingsSection SECTION =
      new SettingsSection("what YARN gives, and how long a submission waits (recast submit)");

  /** The queue of YARN. */
  public static final OptionSpec<String> QUEUE =
      SECTION.add(OptionSpec.text("queue", "NAME", "the queue of YARN").orElse("default"));

  /** The memory of the driver. */
  public static final OptionSpec<Long> DRIVER_MEMORY =
      SECTION.add(
          OptionSpec.of("driver-memory", "M", Sizes::parse, "memory of the driver").orElse("1g"));

  /** The memory of an executor. */
  public static final OptionSpec<Long> EXECUTOR_MEMORY =
      SECTION.add(
          OptionSpec.of("executor-memory", "M", Sizes::parse, "memory of an executor")
              .orElse("1g"));

  /** How many executors there are. */
  public static final OptionSpec<Integer> NUM_EXECUTORS =
      SECTION.add(
          OptionSpec.of("num-executors", "N", NumberParsers.atLeast(1), "how many executors")
              .orElse("1"));

  /** How many cores an executor has. */
  public static final OptionSpec<Integer> EXECUTOR_CORES =
      SECTION.add(
          OptionSpec.of(
                  "executor-cores",
                  "N",
                  NumberParsers.atLeast(1),
                  "cores of an executor, at least 2 for plain lines: their receiver takes one")
              .orElse("2"));

  /** How long an application may take until it runs. */
  public static final OptionSpec<Duration> SUBMIT_TIMEOUT =
      SECTION.add(
          OptionSpec.of(
                  "submit-timeout",
                  "D",
                  Durations::parsePositive,
                  "how long a submitted application may take until it runs")
              .orElse("3m"));

  /** How long an application may take until it scores. */
  public static final OptionSpec<Duration> WAIT_RUNNING =
      SECTION.add(
          OptionSpec.of(
              "wait-running",
              "D",
              Durations::parsePositive,
              "how long to wait until it scores with the current release; a submit does not wait"
                  + " when empty"));

  private ResourceSettings() {}
}
