package recast.schedule;

import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import recast.cli.CommandRunner;
import recast.cli.CommandSpec;
import recast.cli.Console;
import recast.cli.HelpPage;
import recast.cli.ResultStream;

/** {@code cron|oozie ...}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    ResultStream out = Console.out();
    PrintStream err = Console.err();
    CommandRunner program =
        new CommandRunner(
            "recast schedule",
            Map.of(
                "cron", new CronCommand(out, err, new UserCrontab("crontab"), System.getenv()),
                "oozie", new OozieCommand(out, err, Clock.systemUTC(), System.getenv())),
            err);
    System.exit(out.settled(program.run(args), err).number());
  }

  /** The help of {@code recast schedule}. */
  public static String help() {
    CommandSpec all =
        CommandSpec.of("Publishes again and again, by cron or by Oozie.")
            .text(
                "Without --install it only renders: cron to stdout, oozie into a directory, which it"
                    + " prints. Oozie needs HADOOP_CONF_DIR also then: its files name the cluster.");
    Map<String, CommandSpec> commands = new LinkedHashMap<>();
    commands.put("cron", CronOptions.SPEC);
    commands.put("oozie", OozieOptions.SPEC);
    return HelpPage.ofGroup(
        "recast schedule", ScheduleOptions.common(all, ScheduleOptions.EVERY), commands);
  }
}
