package recast.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import recast.cli.CommandRunner;
import recast.cli.CommandSpec;
import recast.cli.Console;
import recast.cli.HelpPage;
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
                "start", new ClusterStartCommand(out, System.err),
                "stop", new ClusterStopCommand(System.err),
                "status", new ClusterStatusCommand(out),
                "env", new ClusterEnvCommand(out),
                "run", new ClusterRunCommand()),
            System.err);
    System.exit(out.settled(program.run(args), System.err).number());
  }

  /** The help of {@code recast cluster}. */
  static String help() {
    CommandSpec all =
        CommandSpec.of("Runs HDFS and YARN on this machine, as one background process.");
    Map<String, CommandSpec> commands = new LinkedHashMap<>();
    commands.put("start", ClusterStartCommand.SPEC);
    commands.put("stop", ClusterStopCommand.SPEC);
    commands.put("status", ClusterStatusCommand.SPEC);
    commands.put("env", ClusterEnvCommand.SPEC);
    return HelpPage.ofGroup("recast cluster", ClusterSize.spec(all), commands);
  }
}
