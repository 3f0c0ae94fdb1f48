package recast.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.NumberParsers;
import recast.cli.OptionSpec;

/**
 * {@code ingest}: how many lines of 16 bytes a second are received and scored, by the application
 * and by a bare job on {@code socketTextStream}, one after the other on the same cluster.
 */
final class IngestCommand implements Command {
  private static final OptionSpec<Integer> SECONDS =
      OptionSpec.of("seconds", "N", NumberParsers.atLeast(10), "how long each is measured")
          .orElse("60");

  private static final CommandSpec SPEC =
      CommandSpec.of("Measures how many records a second are received and scored.")
          .optional(SECONDS);

  private static final Duration WARM = Duration.ofSeconds(30);
  private static final double WITHOUT_LOG = 2.5;
  private static final double WITH_LOG = 5;

  private final PrintStream out;
  private final BenchDirectory place;

  IngestCommand(PrintStream out, BenchDirectory place) {
    this.out = out;
    this.place = place;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    arguments.check();
    Duration time = Duration.ofSeconds(arguments.get(SECONDS));
    Path scratch = place.scratch("ingest");
    Files.createDirectories(scratch);
    try (BenchCluster cluster = new BenchCluster(place.home(), scratch)) {
      IngestJobs.publishModel(cluster.cluster(2));
      IngestJobs jobs = new IngestJobs(cluster, place, List.of("yes", IngestJobs.RECORD));
      out.println(Throughput.heading());
      Throughput bare =
          show("socketTextStream, no log", time, () -> jobs.bare(IngestJobs.Log.NONE));
      Throughput logged =
          show("socketTextStream, log", time, () -> jobs.bare(IngestJobs.Log.WRITTEN));
      show("recast, plain lines, log", time, () -> jobs.recast("", List.of()));
      Throughput memory =
          show("recast://, kept in memory", time, () -> jobs.recast("recast://", List.of()));
      List<String> spool =
          List.of("--spool", Files.createTempDirectory(scratch, "spool").toString());
      Throughput spooled =
          show("recast://, kept in a spool", time, () -> jobs.recast("recast://", spool));
      boolean quick = compare("without a log", memory, bare, WITHOUT_LOG);
      boolean kept = compare("with a log", spooled, logged, WITH_LOG);
      return quick && kept ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private Throughput show(String name, Duration time, Callable<IngestJobs.Running> start)
      throws Exception {
    try (IngestJobs.Running job = start.call()) {
      job.feed().awaitReader();
      BenchRig.pass(WARM);
      Instant from = Instant.now();
      BenchRig.pass(time);
      Throughput throughput = Throughput.between(from, Instant.now(), job.batches());
      out.println(throughput.row(name));
      return throughput;
    }
  }

  private boolean compare(String what, Throughput ours, Throughput bare, double wanted) {
    double ratio = ours.rate() / bare.rate();
    boolean met = ratio >= wanted;
    out.printf("%s: %.2f x, %.1f wanted: %s%n", what, ratio, wanted, met ? "met" : "MISSED");
    return met;
  }
}
