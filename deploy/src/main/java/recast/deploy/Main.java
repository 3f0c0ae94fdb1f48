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
    System.exit(out.settled(program(out, err).run(args), err).number());
  }

  static CommandRunner program(PrintStream out, PrintStream err) {
    OperatorContext context = new EnvironmentContext();
    return new CommandRunner(
        Map.of(
            "submit", new SubmitCommand(context, out, err),
            "status", new StatusCommand(context, out, err),
            "stop", new StopCommand(context, err),
            "upgrade", new UpgradeCommand(context, out, err),
            "logs", new LogsCommand(context, out, err),
            "clean", new CleanCommand(context, out, err),
            "doctor", new DoctorCommand(out, err)),
        err);
  }
}
