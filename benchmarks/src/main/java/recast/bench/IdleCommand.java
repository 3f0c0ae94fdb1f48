package recast.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.NumberParsers;
import recast.cli.OptionSpec;

/**
 * {@code idle}: processor time of driver and executor while no record comes, beside a bare job with
 * a checkpoint and a write-ahead log.
 */
final class IdleCommand implements Command {
  private static final OptionSpec<Integer> SECONDS =
      OptionSpec.of("seconds", "N", NumberParsers.atLeast(10), "how long each is measured")
          .orElse("120");

  private static final CommandSpec SPEC =
      CommandSpec.of("Measures what an application takes that has nothing to do.")
          .optional(SECONDS);

  private static final List<String> SILENCE = List.of("sleep", "1000000");
  private static final Duration WARM = Duration.ofSeconds(90);
  private static final double ALLOWED = 1.3;

  private final PrintStream out;
  private final BenchDirectory place;

  IdleCommand(PrintStream out, BenchDirectory place) {
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
    Path scratch = place.scratch("idle");
    Files.createDirectories(scratch);
    try (BenchCluster cluster = new BenchCluster(place.home(), scratch)) {
      IngestJobs.publishModel(cluster.cluster(2));
      IngestJobs jobs = new IngestJobs(cluster, place, SILENCE);
      double bare;
      try (IngestJobs.Running job = jobs.bare(IngestJobs.Log.WRITTEN)) {
        bare = show("bare job, checkpoint and log", share(job, time));
      }
      double plain;
      try (IngestJobs.Running job = jobs.recast("", List.of())) {
        plain = show("recast, plain lines", share(job, time));
      }
      double numbered;
      try (IngestJobs.Running job = jobs.recast("recast://", List.of())) {
        numbered = show("recast, numbered records", share(job, time));
      }
      boolean met = Math.max(plain, numbered) <= ALLOWED * bare;
      out.printf(
          Locale.ROOT,
          "plain lines %.2f x, numbered records %.2f x, %.1f allowed: %s%n",
          plain / bare,
          numbered / bare,
          ALLOWED,
          met ? "met" : "MISSED");
      return met ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private double show(String name, double share) {
    out.printf(Locale.ROOT, "%-34s %6.1f %% of a processor%n", name, 100 * share);
    return share;
  }

  /** Of a processor, over {@code time}. */
  private static double share(IngestJobs.Running job, Duration time)
      throws IOException, InterruptedException {
    job.feed().awaitReader();
    BenchRig.pass(WARM);
    Duration before = job.processorTime();
    BenchRig.pass(time);
    return (double) job.processorTime().minus(before).toMillis() / time.toMillis();
  }
}
