package recast.demo;

import java.io.PrintStream;
import java.util.Map;
import recast.cli.CommandRunner;

/** {@code recast demo}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(program(System.out, System.err).run(args).number());
  }

  /** The one command. */
  public static CommandRunner program(PrintStream out, PrintStream err) {
    return new CommandRunner(Map.of("demo", new DemoCommand(out)), err);
  }
}
