package recast.embedded;

import java.util.Map;
import recast.cli.Program;

/** {@code recast cluster}: results go to standard output, talk to standard error. */
public final class ClusterMain {
  private ClusterMain() {}

  public static void main(String[] args) {
    // By name: the minicluster brings a log4j.properties of its own, which would tell everything.
    System.setProperty("log4j.configuration", "recast-log4j.properties");
    Program program =
        new Program(
            "recast cluster",
            Map.of(
                "start", new StartVerb(System.out, System.err),
                "stop", new StopVerb(System.err),
                "status", new StatusVerb(System.out),
                "env", new EnvVerb(System.out),
                "run", new RunVerb()),
            System.err);
    System.exit(program.run(args).number());
  }
}
