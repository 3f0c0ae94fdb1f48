package recast.deploy;

import java.util.Map;
import recast.cli.Console;
import recast.cli.Program;

/** {@code config ...}, in a program of its own that needs neither Spark nor Hadoop. */
public final class ConfigMain {
  private ConfigMain() {}

  public static void main(String[] args) {
    Config config = new Config(Console.out(), System.getenv());
    System.exit(new Program(Map.of("config", config), Console.err()).run(args).number());
  }
}
