package recast.deploy;

import java.io.PrintStream;
import java.util.Map;
import recast.cli.Console;
import recast.cli.Program;
import recast.cli.Results;

/** {@code submit|upgrade|status|stop|logs|clean|doctor ...}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Results out = Console.out();
    PrintStream talk = Console.err();
    Program program =
        new Program(
            Map.of(
                "submit", new Submit(out, talk),
                "status", new Status(out, talk),
                "stop", new Stop(talk),
                "upgrade", new Upgrade(out, talk),
                "logs", new Logs(out, talk),
                "clean", new Clean(out, talk),
                "doctor", new Doctor(out, talk)),
            talk);
    System.exit(out.settled(program.run(args), talk).number());
  }
}
