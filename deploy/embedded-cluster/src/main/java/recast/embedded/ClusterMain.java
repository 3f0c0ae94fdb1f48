package recast.embedded;

import java.util.Map;
import recast.cli.Console;
import recast.cli.Program;
import recast.cli.Results;

/** {@code recast cluster}: results go to standard output, talk to standard error. */
public final class ClusterMain {
  private ClusterMain() {}

  public static void main(String[] args) {
    // By name: the minicluster brings a log4j.properties of its own, which would tell everything.
    System.setProperty("log4j.configuration", "recast-log4j.properties");
    Results out = Console.out();
    Program program =
        new Program(
            "recast cluster",
            Map.of(
                "start", new StartVerb(out, System.err),
                "stop", new StopVerb(System.err),
                "status", new StatusVerb(out),
                "env", new EnvVerb(out),
                "run", new RunVerb()),
            System.err);
    System.exit(out.settled(program.run(args), System.err).number());
  }
}
