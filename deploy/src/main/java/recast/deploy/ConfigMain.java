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
    System.exit(out.settled(program(out, err).run(args), err).number());
  }

  static CommandRunner program(PrintStream out, PrintStream err) {
    return new CommandRunner(Map.of("config", new ConfigCommand(out, System.getenv())), err);
  }
}
