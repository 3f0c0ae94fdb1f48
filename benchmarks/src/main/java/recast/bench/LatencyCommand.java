package recast.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import recast.cli.ApplicationSettings;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.NumberParsers;
import recast.cli.OptionSpec;
import recast.run.BatchHeader;
import recast.store.Release;
import recast.store.ReleaseNumber;

/** {@code latency}: from the end of a publish to the output of the first batch with its model. */
final class LatencyCommand implements Command {
  private static final OptionSpec<Integer> ROUNDS =
      OptionSpec.of("rounds", "N", NumberParsers.atLeast(1), "how many swaps").orElse("30");

  private static final CommandSpec SPEC =
      CommandSpec.of("Measures how long a swap takes.")
          .optional(ROUNDS, ApplicationSettings.BATCH_INTERVAL);

  private static final int RATE = 200;
  private static final int SMALL = 1 << 10;

  private final PrintStream out;
  private final BenchDirectory place;

  LatencyCommand(PrintStream out, BenchDirectory place) {
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
    int swaps = arguments.get(ROUNDS);
    Duration batch = arguments.get(ApplicationSettings.BATCH_INTERVAL);
    Duration poll = Duration.ofSeconds(1);

    Map<ReleaseNumber, Instant> published = new HashMap<>();
    List<BatchHeader> batches;
    try (BenchRig rig = new BenchRig(place.home(), place.scratch("latency"), place.jar(), RATE)) {
      rig.publish(new Ballast(0, SMALL));
      rig.submit(
          "1g",
          "--batch-interval",
          Durations.print(batch),
          "--poll-interval",
          Durations.print(poll));
      BenchRig.pass(Duration.ofSeconds(20));
      Random phase = new Random(1);
      for (int swap = 1; swap <= swaps; swap++) {
        Release release = rig.publish(new Ballast(swap % 100, SMALL));
        published.put(release.number(), Instant.now());
        rig.adopted(release);
        // At any moment between two batches and between two polls.
        BenchRig.pass(batch.plusMillis(phase.nextInt((int) batch.toMillis())));
      }
      BenchRig.pass(batch.plusSeconds(2));
      batches = rig.commands().batches(BenchRig.APP);
      rig.commands().recast("stop", "--app", BenchRig.APP);
    }
    return report(published, batches, poll, batch);
  }

  private ExitCode report(
      Map<ReleaseNumber, Instant> published,
      List<BatchHeader> batches,
      Duration poll,
      Duration batch) {
    Map<ReleaseNumber, Instant> seen = new HashMap<>();
    List<Long> delays = new ArrayList<>();
    for (BatchHeader header : batches) {
      seen.putIfAbsent(header.release(), header.batchTime().plus(header.delay()));
      delays.add(header.delay().toMillis());
    }
    List<Long> latencies = new ArrayList<>();
    published.forEach(
        (release, at) -> {
          if (seen.containsKey(release)) {
            latencies.add(Duration.between(at, seen.get(release)).toMillis());
          }
        });
    Figures latency = Figures.of(latencies);
    Figures processing = Figures.of(delays);
    long allowed =
        Math.round(1.2 * (poll.toMillis() / 2.0 + batch.toMillis() / 2.0 + processing.median()));
    out.printf(
        "%d publishes, %d served, batches of %s%n",
        published.size(), latency.count(), Durations.print(batch));
    out.println(Figures.heading("ms"));
    out.println(latency.row("publish to first scored batch"));
    out.println(processing.row("batch time to output"));
    boolean met = latency.median() <= allowed && latency.count() == published.size();
    out.printf("median %d, allowed %d: %s%n", latency.median(), allowed, met ? "met" : "MISSED");
    return met ? ExitCode.OK : ExitCode.FAILED;
  }
}
