package recast.schedule;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import recast.cli.Console;
import recast.cli.Program;
import recast.cli.Results;

/** {@code cron|oozie ...}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Results out = Console.out();
    PrintStream talk = Console.err();
    Program program =
        new Program(
            "recast schedule",
            Map.of(
                "cron", new CronVerb(out, talk, new UserCrontab("crontab"), System.getenv()),
                "oozie", new OozieVerb(out, talk, Clock.systemUTC(), System.getenv())),
            talk);
    System.exit(out.settled(program.run(args), talk).number());
  }
}
