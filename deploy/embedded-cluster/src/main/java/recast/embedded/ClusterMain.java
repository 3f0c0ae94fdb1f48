package recast.embedded;

import java.util.Map;
import recast.cli.CommandRunner;
import recast.cli.Console;
import recast.cli.ResultStream;

/** {@code recast cluster}: results go to standard output, talk to standard error. */
public final class ClusterMain {
  private ClusterMain() {}

  public static void main(String[] args) {
    // By name: the minicluster brings a log4j.properties of its own, which would tell everything.
    System.setProperty("log4j.configuration", "recast-log4j.properties");
    ResultStream out = Console.out();
    CommandRunner program =
        new CommandRunner(
            "recast cluster",
            Map.of(
                "start", new StartCommand(out, System.err),
                "stop", new StopCommand(System.err),
                "status", new StatusCommand(out),
                "env", new EnvCommand(out),
                "run", new RunCommand()),
            System.err);
    System.exit(out.settled(program.run(args), System.err).number());
  }
}
