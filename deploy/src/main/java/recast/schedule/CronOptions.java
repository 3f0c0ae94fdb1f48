package recast.schedule;

import java.time.Duration;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.CommandSpec;
import recast.cli.OptionSpec;
import recast.cli.ScheduleSettings;
import recast.cli.UsageException;

/**
 * What {@code schedule cron} is told when it makes a schedule.
 *
 * @param limit how long a run may take
 * @param logBytes how long the log grows before it is moved aside
 * @param logCount how many logs that were moved aside stay
 */
record CronOptions(
    ScheduleDirectory place,
    Frequency every,
    String store,
    ScheduledCommand command,
    Duration limit,
    long logBytes,
    int logCount) {

  private static final OptionSpec<Frequency> EVERY = ScheduleOptions.EVERY.map(Frequency::exactly);

  static final OptionSpec<Boolean> INSTALL =
      OptionSpec.flag(
          "install", "write the wrapper, and a block of lines into the crontab of this user");

  static final OptionSpec<Boolean> REMOVE =
      OptionSpec.flag(
          "remove", "take the block out of the crontab again; --name or --store says which");

  static final CommandSpec SPEC =
      ScheduleOptions.common(
              CommandSpec.of(
                  "runs have the environment of this command: PATH, JAVA_HOME, SPARK_HOME,"
                      + " HADOOP_CONF_DIR, RECAST_CONF_DIR, LANG. A run that meets another one ends"
                      + " with 3, one that fails says so on stderr, and cron mails it."),
              EVERY)
          .more(ScheduleSettings.LOG_SIZE, ScheduleSettings.LOG_COUNT, INSTALL, REMOVE)
          .waivedBy(REMOVE);

  static CronOptions parse(Arguments arguments) throws UsageException {
    Optional<ScheduleDirectory> place = ScheduleDirectory.parse(arguments);
    ScheduledCommand command = ScheduledCommand.parse(arguments);
    arguments.check();
    return new CronOptions(
        place.orElseThrow(),
        arguments.get(EVERY),
        arguments.get(ScheduleDirectory.STORE),
        command,
        arguments.get(ScheduleSettings.RUN_TIMEOUT),
        arguments.get(ScheduleSettings.LOG_SIZE),
        arguments.get(ScheduleSettings.LOG_COUNT));
  }
}
