package recast.bench;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.NumberParsers;
import recast.cli.OptionSpec;
import recast.cli.Sizes;
import recast.hadoop.HadoopClientConfig;
import recast.store.Payload;

/**
 * {@code publish}: a publish of a large file, beside Hadoop's own {@code -put} of the same file, in
 * turn. Both in this process and both warm: what starts a process costs either the same, and would
 * only make the two look more alike.
 */
final class PublishBenchCommand implements Command {
  private static final OptionSpec<Integer> RUNS =
      OptionSpec.of("runs", "N", NumberParsers.atLeast(1), "how many runs").orElse("5");

  private static final OptionSpec<Integer> COPIES =
      OptionSpec.of("copies", "N", NumberParsers.atLeast(1), "how many at a time").orElse("1");

  private static final OptionSpec<String> SIZE =
      OptionSpec.of("size", "S", PublishBenchCommand::size, "the size of a payload").orElse("1g");

  private static final OptionSpec<Boolean> SAME_SETTINGS =
      OptionSpec.flag("same-settings", "give Hadoop's own command the settings of Recast");

  private static final CommandSpec SPEC =
      CommandSpec.of("Measures a publish against a copy by Hadoop's own command.")
          .optional(RUNS, SIZE, COPIES, SAME_SETTINGS);

  private static final double ALLOWED = 1.15;

  private final PrintStream out;
  private final PrintStream err;
  private final BenchDirectory place;

  PublishBenchCommand(PrintStream out, PrintStream err, BenchDirectory place) {
    this.out = out;
    this.err = err;
    this.place = place;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    arguments.check();
    int runs = arguments.get(RUNS);
    String size = arguments.get(SIZE);
    int copies = arguments.get(COPIES);
    boolean sameSettings = arguments.given(SAME_SETTINGS);

    Path scratch = Files.createDirectories(place.scratch("publish"));
    Path file = scratch.resolve("payload");
    file.toFile().deleteOnExit(); // Also when a signal ends us.
    Pairs pairs = new Pairs();
    try (BenchCluster commands = new BenchCluster(place.home(), scratch)) {
      err.println("starting HDFS, writing " + size + " of random bytes");
      Configuration theirs = commands.cluster(copies);
      Configuration ours = HadoopClientConfig.bounded(theirs);
      Uploads uploads = new Uploads(sameSettings ? ours : theirs, ours, file);
      try (InputStream ballast = new Ballast(1, Sizes.parse(size))) {
        Files.copy(ballast, file, StandardCopyOption.REPLACE_EXISTING);
      }
      for (int run = 0; run <= runs; run++) {
        long put = uploads.millisOfPut();
        long publish = uploads.millisOfPublish();
        if (run > 0) {
          pairs.add(put, publish);
        }
        err.printf(
            "%s: put %s, publish %s%n",
            run == 0 ? "warm-up" : "pair " + run, Pairs.seconds(put), Pairs.seconds(publish));
      }
    }
    out.printf("copies of each block, all on this machine's disk: %d%n", copies);
    return report(pairs, sameSettings ? "FsShell -put, with our settings" : "FsShell -put");
  }

  private ExitCode report(Pairs pairs, String put) {
    pairs.print(out, put, "publish");
    double ratio = pairs.medianRatio();
    boolean met = ratio <= ALLOWED;
    out.printf(
        Locale.ROOT,
        "median ratio %.2f, allowed %.2f: %s%n",
        ratio,
        ALLOWED,
        met ? "met" : "MISSED");
    return met ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String size(String text) {
    if (Sizes.parse(text) > Payload.LIMIT) {
      throw new IllegalArgumentException("a payload has at most " + Payload.LIMIT + " bytes");
    }
    return text;
  }
}
