package recast.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Options;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FsShell;
import org.apache.hadoop.util.ToolRunner;
import recast.cli.Arguments;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.Numbers;
import recast.cli.Verb;
import recast.store.ClientConfiguration;
import recast.store.Draft;
import recast.store.ModelStore;

/**
 * {@code publish}: a publish of a large file, beside Hadoop's own {@code -put} of the same file. In
 * turn, both warm and in one process; what they wrote before is deleted in between, unmeasured.
 */
final class PublishVerb implements Verb {
  private static final double ALLOWED = 1.15;
  private static final org.apache.hadoop.fs.Path ROOT = new org.apache.hadoop.fs.Path("/bench");

  private final PrintStream out;
  private final Place place;

  PublishVerb(PrintStream out, Place place) {
    this.out = out;
    this.place = place;
  }

  @Override
  public Options options() {
    return new Flags().values("runs", "mib").options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    int runs = arguments.optional("runs", Numbers.atLeast(1)).orElse(5);
    int mib = arguments.optional("mib", Numbers.between(1, 2047)).orElse(1024);
    arguments.operands(0);
    arguments.check();

    Path scratch = place.scratch("publish");
    Files.createDirectories(scratch);
    Path file = scratch.resolve("payload");
    List<Long> puts = new ArrayList<>();
    List<Long> publishes = new ArrayList<>();
    List<Long> ratios = new ArrayList<>();
    try (Commands commands = new Commands(place.home(), scratch)) {
      Configuration hadoop = commands.cluster();
      try (InputStream ballast = new Ballast(1, (long) mib << 20)) {
        Files.copy(ballast, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
      for (int run = 0; run <= runs; run++) {
        long put = timed(hadoop, () -> put(hadoop, file));
        long publish = timed(hadoop, () -> publish(hadoop, file));
        out.printf(
            Locale.ROOT,
            "%s put %d ms, publish %d ms%n",
            run == 0 ? "warm-up" : "run " + run,
            put,
            publish);
        if (run > 0) {
          puts.add(put);
          publishes.add(publish);
          ratios.add(Math.round(1000.0 * publish / put));
        }
      }
    } finally {
      Files.deleteIfExists(file);
    }
    out.println(Figures.heading("ms for " + mib + " MiB"));
    out.println(Figures.of(puts).row("hadoop fs -put"));
    out.println(Figures.of(publishes).row("publish"));
    double ratio = Figures.of(ratios).median() / 1000.0;
    boolean met = ratio <= ALLOWED;
    out.printf(
        Locale.ROOT,
        "median of the ratios, pair by pair: %.2f, allowed %.2f: %s%n",
        ratio,
        ALLOWED,
        met ? "met" : "MISSED");
    return met ? ExitCode.DONE : ExitCode.FAILED;
  }

  private interface Work {
    void run() throws Exception;
  }

  /** Milliseconds; what was written before is gone, on the disks too, when the clock starts. */
  private static long timed(Configuration hadoop, Work work) throws Exception {
    FileSystem files = FileSystem.get(hadoop);
    files.delete(ROOT, true);
    files.mkdirs(ROOT);
    Rig.await("the datanodes have deleted the last file", () -> used(files) < (64 << 20));
    if (new ProcessBuilder("sync").start().waitFor() != 0) {
      throw new IOException("sync failed");
    }
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static long used(FileSystem files) {
    try {
      return files.getStatus().getUsed();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(Configuration hadoop, Path file) throws Exception {
    String[] words = {"-put", file.toString(), ROOT + "/put"};
    if (ToolRunner.run(new Configuration(hadoop), new FsShell(), words) != 0) {
      throw new IOException("-put failed");
    }
  }

  private static void publish(Configuration hadoop, Path file) throws IOException {
    ModelStore store =
        ModelStore.at(
            new org.apache.hadoop.fs.Path(ROOT, "store"), ClientConfiguration.bounded(hadoop));
    try (InputStream payload = Files.newInputStream(file)) {
      store
          .publisher("bench@localhost", Clock.systemUTC(), System.err::println)
          .publish(Draft.of(BallastFormat.ID, ""), payload);
    }
  }
}
