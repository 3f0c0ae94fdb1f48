package recast.schedule;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;

/** Renders a schedule for cron, puts it into the user's crontab, or takes it out again. */
final class CronCommand implements Command {
  private final PrintStream out;
  private final PrintStream err;
  private final UserCrontab crontab;
  private final Map<String, String> environment;

  CronCommand(
      PrintStream out, PrintStream err, UserCrontab crontab, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.crontab = crontab;
    this.environment = environment;
  }

  @Override
  public CommandSpec spec() {
    return CronOptions.SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    if (arguments.given(CronOptions.INSTALL) && arguments.given(CronOptions.REMOVE)) {
      arguments.problem("--install and --remove exclude each other");
    }
    if (arguments.given(CronOptions.REMOVE)) {
      Optional<ScheduleDirectory> place = ScheduleDirectory.parse(arguments);
      arguments
          .operands()
          .forEach(extra -> arguments.problem("'" + extra + "' is one argument too many"));
      arguments.check();
      remove(place.orElseThrow());
      return ExitCode.OK;
    }
    CronOptions options = CronOptions.parse(arguments);
    CronWrapper wrapper = CronWrapper.of(options, EnvironmentSnapshot.of(environment));
    String line = options.every().cronFields() + " " + options.place().crontabCommand();
    if (arguments.given(CronOptions.INSTALL)) {
      install(options, wrapper, line);
    } else {
      print(options.place(), wrapper, line);
    }
    return ExitCode.OK;
  }

  private void print(ScheduleDirectory place, CronWrapper wrapper, String line) {
    out.println("# The crontab line:");
    out.println(line);
    out.println();
    out.println("# " + place.wrapper() + ", with the mode 0700:");
    out.print(wrapper.text());
  }

  private void install(CronOptions options, CronWrapper wrapper, String line) throws Exception {
    ScheduleDirectory place = options.place();
    place.requireWritable();
    // First what the line starts: cron may read it within the second.
    Crontab next = crontab.read().with(place.name(), line);
    wrapper.write();
    crontab.replace(next);
    err.printf(
        "schedule %s runs every %s; log: %s; end it with: recast schedule cron --remove --name %s%n",
        place.name(), options.every(), place.log(), place.name());
  }

  private void remove(ScheduleDirectory place) throws Exception {
    Optional<Crontab> before = crontab.read().without(place.name());
    if (before.isEmpty()) {
      throw new CommandException(
          ExitCode.FAILED,
          "The crontab of %s has no schedule %s; 'crontab -l' shows what it has"
              .formatted(System.getProperty("user.name"), place.name()));
    }
    if (!crontab.replace(before.get())) {
      err.println(
          "warning: the crontab keeps a line feed at its end; this cron takes none without");
    }
    CronWrapper.delete(place);
    err.printf("schedule %s is over; its log stays: %s%n", place.name(), place.log());
  }
}
