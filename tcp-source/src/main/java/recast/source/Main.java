package recast.source;

import java.util.Map;
import recast.cli.CommandRunner;

/** Starts the line server: {@code source [OPTIONS]}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    CommandRunner program =
        new CommandRunner(Map.of("source", new SourceCommand(System.in, System.err)), System.err);
    System.exit(program.run(args).number());
  }
}
