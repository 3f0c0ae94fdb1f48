package recast.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.NumberParsers;
import recast.cli.OptionSpec;
import recast.run.BatchHeader;
import recast.store.Release;

/**
 * {@code stall}: how late batches are while large models are swapped in, beside the batches of the
 * same run without a swap, and beside the naive way.
 */
final class StallCommand implements Command {
  private static final OptionSpec<Integer> ROUNDS =
      OptionSpec.of("rounds", "N", NumberParsers.atLeast(1), "how many swaps").orElse("10");

  private static final OptionSpec<Integer> MIB =
      OptionSpec.of("mib", "N", NumberParsers.atLeast(1), "the size of a model in MiB")
          .orElse("200");

  private static final OptionSpec<Integer> RECORDS =
      OptionSpec.of("records", "N", NumberParsers.atLeast(1), "records a second").orElse("2000");

  private static final CommandSpec SPEC =
      CommandSpec.of("Measures how long batches are held up by a swap.")
          .optional(ROUNDS, MIB, RECORDS);

  private static final Duration BATCH = Duration.ofSeconds(1);
  private static final Duration BETWEEN = Duration.ofSeconds(12);
  private static final int VERSIONS = 3;

  /** Until the compilers of driver and executor have nothing left to do. */
  private static final Duration WARM = Duration.ofSeconds(90);

  private final PrintStream out;
  private final BenchDirectory place;

  StallCommand(PrintStream out, BenchDirectory place) {
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
    int mib = arguments.get(MIB);
    int rate = arguments.get(RECORDS);

    try (BenchRig rig = new BenchRig(place.home(), place.scratch("stall"), place.jar(), rate)) {
      List<Release> versions = new ArrayList<>();
      for (int mark = 1; mark <= VERSIONS; mark++) {
        versions.add(rig.publish(new Ballast(mark, (long) mib << 20)));
      }
      List<Window> windows = swapped(rig, versions, swaps);
      List<BatchHeader> ours = rig.commands().batches(BenchRig.APP);
      rig.commands().recast("stop", "--app", BenchRig.APP);
      List<BatchHeader> naive = naive(rig, swaps);
      return report(ours, windows, naive, mib);
    }
  }

  /** From the moment of a release until its second batch. */
  private record Window(Instant from, Instant to) {
    boolean holds(Instant batch) {
      return !batch.isBefore(from) && !batch.isAfter(to);
    }
  }

  private List<Window> swapped(BenchRig rig, List<Release> versions, int swaps)
      throws IOException, InterruptedException {
    rig.submit("2g", "--batch-interval", "1s", "--poll-interval", "1s");
    BenchRig.pass(WARM.plus(BETWEEN));
    List<Window> windows = new ArrayList<>();
    for (int swap = 0; swap < swaps; swap++) {
      // The third last version is no longer resident: it is read, verified, decoded and fetched.
      Instant start = Instant.now();
      Release release = rig.rollback(versions.get(swap % VERSIONS).version());
      Instant adopted = rig.adopted(release);
      windows.add(new Window(start, adopted.plus(BATCH)));
      BenchRig.pass(BETWEEN);
    }
    return windows;
  }

  private List<BatchHeader> naive(BenchRig rig, int swaps)
      throws IOException, InterruptedException {
    String app = "naive";
    BareJob job =
        new BareJob(
            app,
            NaiveJob.class,
            "2g",
            place.jars(),
            place.jar(),
            List.of(
                "spark.driver.defaultJavaOptions=" + BenchRig.HEAP_IN_PLACE + "2g",
                "spark.executor.defaultJavaOptions=" + BenchRig.HEAP_IN_PLACE + "2g"));
    rig.commands()
        .run(
            job.submission(
                List.of(
                    app,
                    "/models/bench",
                    "127.0.0.1",
                    Integer.toString(rig.port()),
                    "/naive",
                    "1000",
                    Long.toString(BETWEEN.toMillis()))));
    BenchRig.pass(WARM.plus(BETWEEN.multipliedBy(swaps + 1L)));
    return rig.commands().batches(app);
  }

  private ExitCode report(
      List<BatchHeader> ours, List<Window> windows, List<BatchHeader> naive, int mib) {
    List<Long> quiet = new ArrayList<>();
    List<Long> swapping = new ArrayList<>();
    Instant settled = ours.get(0).batchTime().plus(WARM);
    for (BatchHeader batch : ours) {
      boolean inWindow = windows.stream().anyMatch(window -> window.holds(batch.batchTime()));
      if (inWindow) {
        swapping.add(batch.delay().toMillis());
      } else if (batch.batchTime().isAfter(settled)) {
        quiet.add(batch.delay().toMillis());
      }
    }
    Figures still = Figures.of(quiet);
    Figures moved = Figures.of(swapping);
    Instant begun = naive.get(0).batchTime().plus(WARM);
    Figures old =
        Figures.of(
            naive.stream()
                .filter(batch -> batch.batchTime().isAfter(begun))
                .map(batch -> batch.delay().toMillis())
                .toList());
    long allowed = Math.max(still.percentile(99) * 5 / 4, still.percentile(99) + 150);
    out.println(windows.size() + " swaps of " + mib + " MiB, batches of 1 s");
    out.println(Figures.heading("delay in ms"));
    out.println(still.row("batches without a swap"));
    out.println(moved.row("batches during a swap"));
    out.println(old.row("naive: load in transform, all"));
    boolean met = moved.most() <= allowed;
    out.printf(
        "worst during a swap %d, allowed %d: %s%n", moved.most(), allowed, met ? "met" : "MISSED");
    return met ? ExitCode.OK : ExitCode.FAILED;
  }
}
