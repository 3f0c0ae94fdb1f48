package recast.deploy;

import java.io.PrintStream;
import java.util.Map;
import recast.cli.Console;
import recast.cli.Program;
import recast.cli.Results;

/** {@code config ...}, in a program of its own that needs neither Spark nor Hadoop. */
public final class ConfigMain {
  private ConfigMain() {}

  public static void main(String[] args) {
    Results out = Console.out();
    PrintStream talk = Console.err();
    Program program = new Program(Map.of("config", new Config(out, System.getenv())), talk);
    System.exit(out.settled(program.run(args), talk).number());
  }
}
