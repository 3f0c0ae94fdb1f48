package recast.deploy;

import java.io.PrintStream;
import java.util.Map;
import recast.cli.CommandRunner;
import recast.cli.Console;
import recast.cli.ResultStream;

/** {@code submit|upgrade|status|stop|logs|clean|doctor ...}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    ResultStream out = Console.out();
    PrintStream err = Console.err();
    CommandRunner program =
        new CommandRunner(
            Map.of(
                "submit", new SubmitCommand(out, err),
                "status", new StatusCommand(out, err),
                "stop", new StopCommand(err),
                "upgrade", new UpgradeCommand(out, err),
                "logs", new LogsCommand(out, err),
                "clean", new CleanCommand(out, err),
                "doctor", new DoctorCommand(out, err)),
            err);
    System.exit(out.settled(program.run(args), err).number());
  }
}
