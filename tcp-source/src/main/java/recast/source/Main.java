package recast.source;

import java.util.Map;
import recast.cli.Program;

/** Starts the line server: {@code source [OPTIONS]}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Program program =
        new Program(Map.of("source", new SourceVerb(System.in, System.err)), System.err);
    System.exit(program.run(args).number());
  }
}
