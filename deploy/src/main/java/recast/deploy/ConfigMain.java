package recast.deploy;

import java.io.PrintStream;
import java.util.Map;
import recast.cli.CommandRunner;
import recast.cli.Console;
import recast.cli.ResultStream;

/** {@code config ...}, in a program of its own that needs neither Spark nor Hadoop. */
public final class ConfigMain {
  private ConfigMain() {}

  public static void main(String[] args) {
    ResultStream out = Console.out();
    PrintStream err = Console.err();
    CommandRunner program =
        new CommandRunner(Map.of("config", new ConfigCommand(out, System.getenv())), err);
    System.exit(out.settled(program.run(args), err).number());
  }
}
