package recast.cli;

import java.time.Duration;

/** Settings of the commands that watch an application, of the demo, and of its cluster. */
public final class OperatorSettings {
  static final SettingsSection SECTION = new SettingsSection("watching it (recast stop, logs)");
  static final SettingsSection DEMO = new SettingsSection("the demo (recast demo)");
  static final SettingsSection CLUSTER =
      new SettingsSection("the embedded cluster (recast cluster)");

  /** How long a stop, or the logs, may take. */
  public static final OptionSpec<Duration> TIMEOUT =
      SECTION.add(
          OptionSpec.of(
              "timeout",
              "D",
              Durations::parsePositive,
              "how long a stop may take: what was received is processed first. When empty, it"
                  + " follows from the batch interval and from what waits. For logs: how long YARN"
                  + " may take to collect one; 2m when empty"));

  /** The file of the driver that is shown. */
  public static final OptionSpec<String> LOG_FILE =
      SECTION.add(
          OptionSpec.of(
                  "log-file",
                  "NAME",
                  StringParsers.like("[A-Za-z0-9._-]+", "the name of a file, such as driver.log"),
                  "the file of the driver: stdout has its batches, driver.log the rest")
              .orElse("stdout"));

  /** How often the demo swaps. */
  public static final OptionSpec<Integer> SWAPS =
      DEMO.add(
          OptionSpec.of(
                  "swaps", "N", NumberParsers.atLeast(1), "how many times the model is swapped")
              .orElse("3"));

  /** The directory of the embedded cluster. */
  public static final OptionSpec<String> DIR =
      CLUSTER.add(
          OptionSpec.of(
                  "dir",
                  "DIR",
                  StringParsers.like("[\\w./+@~-]+", "a path of letters, digits and ._+@~-"),
                  "where it keeps conf/, data/ and cluster.log")
              .orElse("~/.recast/cluster"));

  /** How many DataNodes it has. */
  public static final OptionSpec<Integer> DATANODES =
      CLUSTER.add(
          OptionSpec.of("datanodes", "N", NumberParsers.between(1, 9), "how many DataNodes it has")
              .orElse("2"));

  /** How many NodeManagers it has. */
  public static final OptionSpec<Integer> NODEMANAGERS =
      CLUSTER.add(
          OptionSpec.of(
                  "nodemanagers", "N", NumberParsers.between(1, 9), "how many NodeManagers it has")
              .orElse("1"));

  private OperatorSettings() {}
}
