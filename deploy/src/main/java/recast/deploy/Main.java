package recast.deploy;

import java.util.Map;
import recast.cli.Program;

/** {@code submit|status|stop|logs ...}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Program program =
        new Program(
            Map.of(
                "submit", new Submit(System.out, System.err),
                "status", new Status(System.out),
                "stop", new Stop(System.err),
                "logs", new Logs(System.out)),
            System.err);
    System.exit(program.run(args).number());
  }
}
