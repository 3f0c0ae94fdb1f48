package recast.schedule;

import java.time.Duration;
import java.util.function.Function;
import org.apache.commons.cli.Options;
import recast.cli.Arguments;
import recast.cli.Durations;
import recast.cli.Flags;
import recast.cli.NumberParsers;
import recast.cli.Sizes;
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

  static Options options() {
    return new Flags()
        .values("every", "store", "name", "dir", "run-timeout", "log-size", "log-count")
        .switches("install", "remove")
        .options();
  }

  static CronOptions parse(Arguments arguments) throws UsageException {
    ScheduleDirectory place = ScheduleDirectory.parse(arguments);
    Frequency every = arguments.required("every", Frequency::exactly);
    String store = arguments.required("store", Function.identity());
    Duration limit = arguments.required("run-timeout", Durations::parsePositive);
    Long logBytes = arguments.required("log-size", Sizes::parse);
    Integer logCount = arguments.required("log-count", NumberParsers.between(1, 1000));
    ScheduledCommand command = ScheduledCommand.parse(arguments);
    arguments.check();
    return new CronOptions(place, every, store, command, limit, logBytes, logCount);
  }
}
