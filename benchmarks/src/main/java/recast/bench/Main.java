package recast.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import recast.cli.CommandRunner;
import recast.cli.Console;

/** {@code publish|stall|latency|memory|ingest|kafka|idle ...}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintStream out = Console.out();
    PrintStream err = Console.err();
    Path home = Path.of(System.getenv("RECAST_HOME")).getParent();
    BenchDirectory place =
        new BenchDirectory(home, home.resolve("benchmarks/target/benchmarks.jar"));
    CommandRunner program =
        new CommandRunner(
            "benchmarks",
            Map.of(
                "publish", new PublishBenchCommand(out, err, place),
                "stall", new StallCommand(out, place),
                "latency", new LatencyCommand(out, place),
                "memory", new MemoryCommand(out, place),
                "ingest", new IngestCommand(out, place),
                "kafka", new KafkaBenchCommand(out, place),
                "idle", new IdleCommand(out, place)),
            err);
    System.exit(program.run(args).number());
  }
}
