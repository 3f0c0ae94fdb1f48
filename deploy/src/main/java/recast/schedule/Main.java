package recast.schedule;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import recast.cli.CommandRunner;
import recast.cli.Console;
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
}
