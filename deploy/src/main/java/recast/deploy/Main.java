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
                "submit", new Submit(out, err),
                "status", new Status(out, err),
                "stop", new Stop(err),
                "upgrade", new Upgrade(out, err),
                "logs", new Logs(out, err),
                "clean", new Clean(out, err),
                "doctor", new Doctor(out, err)),
            err);
    System.exit(out.settled(program.run(args), err).number());
  }
}
