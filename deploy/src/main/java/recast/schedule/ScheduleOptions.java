package recast.schedule;

import recast.cli.CommandSpec;
import recast.cli.OptionSpec;
import recast.cli.ScheduleSettings;

/** What every schedule takes, cron and Oozie alike. */
final class ScheduleOptions {
  static final OptionSpec<String> EVERY =
      OptionSpec.text(
          "every",
          "D",
          "the time between two runs: 1m, 5m, 1h ...; what cron cannot say is refused");

  private ScheduleOptions() {}

  /**
   * A command that makes a schedule.
   *
   * @param every {@link #EVERY}, with the frequencies that it takes
   */
  static CommandSpec common(CommandSpec command, OptionSpec<?> every) {
    return command
        .required(every, ScheduleDirectory.STORE)
        .entry(
            "-- fit ...",
            "what is run: fit or publish, with its options, but for --store; with Oozie the files of"
                + " a publish are on HDFS")
        .more(ScheduleDirectory.NAME, ScheduleDirectory.DIR, ScheduleSettings.RUN_TIMEOUT)
        .operands(Integer.MAX_VALUE, "-- fit|publish [OPTIONS]");
  }
}
