package recast.source;

import java.io.PrintStream;
import java.util.Map;
import recast.cli.CommandRunner;

/** Starts the line server: {@code source [OPTIONS]}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(program(System.err).run(args).number());
  }

  /** The one command. */
  public static CommandRunner program(PrintStream err) {
    return new CommandRunner(Map.of("source", new SourceCommand(System.in, err)), err);
  }
}
