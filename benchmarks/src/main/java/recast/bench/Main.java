package recast.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import recast.cli.Console;
import recast.cli.Program;

/** {@code publish|stall|latency|memory ...}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintStream out = Console.out();
    PrintStream talk = Console.err();
    Path home = Path.of(System.getenv("RECAST_HOME")).getParent();
    Place place = new Place(home, home.resolve("benchmarks/target/benchmarks.jar"));
    Program program =
        new Program(
            "benchmarks",
            Map.of(
                "publish", new PublishVerb(out, talk, place),
                "stall", new StallVerb(out, place),
                "latency", new LatencyVerb(out, place),
                "memory", new MemoryVerb(out, place)),
            talk);
    System.exit(program.run(args).number());
  }
}
