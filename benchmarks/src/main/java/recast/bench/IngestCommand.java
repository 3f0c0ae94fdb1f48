package recast.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.NumberParsers;
import recast.cli.OptionSpec;
import recast.model.example.CloneFormat;
import recast.model.example.CloneModel;
import recast.run.BatchHeader;
import recast.store.ModelStore;
import recast.store.PublishRequest;

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

  private static final String STORE = "/models/ingest";
  private static final String LINE = "0123456789abcde";
  private static final Duration WARM = Duration.ofSeconds(30);
  private static final long BATCH_MILLIS = 1_000;
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
      Configuration hadoop = cluster.cluster(2);
      ModelStore.at(new org.apache.hadoop.fs.Path(STORE), hadoop)
          .publisher("bench@localhost", Clock.systemUTC(), System.err::println)
          .publish(
              PublishRequest.of(CloneFormat.ID, ""),
              new ByteArrayInputStream(new CloneFormat().encode(new CloneModel(true))));
      out.println(Throughput.heading());
      Throughput bare = show("socketTextStream, no log", bare(cluster, time, List.of()));
      Throughput logged =
          show(
              "socketTextStream, log",
              bare(cluster, time, List.of("spark.streaming.receiver.writeAheadLog.enable=true")));
      show("recast, plain lines, log", ours(cluster, time, "", List.of()));
      Throughput memory =
          show("recast://, kept in memory", ours(cluster, time, "recast://", List.of()));
      Throughput spooled =
          show(
              "recast://, kept in a spool",
              ours(
                  cluster,
                  time,
                  "recast://",
                  List.of("--spool", Files.createTempDirectory(scratch, "spool").toString())));
      boolean quick = compare("without a log", memory, bare, WITHOUT_LOG);
      boolean kept = compare("with a log", spooled, logged, WITH_LOG);
      return quick && kept ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private Throughput show(String name, Throughput throughput) {
    out.println(throughput.row(name));
    return throughput;
  }

  private boolean compare(String what, Throughput ours, Throughput bare, double wanted) {
    double ratio = ours.rate() / bare.rate();
    boolean met = ratio >= wanted;
    out.printf("%s: %.2f x, %.1f wanted: %s%n", what, ratio, wanted, met ? "met" : "MISSED");
    return met;
  }

  private Throughput ours(
      BenchCluster cluster, Duration time, String scheme, List<String> sourceOptions)
      throws IOException, InterruptedException {
    String app = "ingest-ours";
    try (LineFeed feed = cluster.feed(LINE, sourceOptions)) {
      List<String> words = new ArrayList<>(List.of("submit", "--app", app, "--store", STORE));
      words.addAll(List.of("--source", scheme + feed.address(), "--print", "0"));
      words.addAll(List.of("--batch-interval", BATCH_MILLIS + "ms", "--wait-running", "3m"));
      words.addAll(List.of("--driver-memory", "1g", "--executor-memory", "2g"));
      words.addAll(List.of("--num-executors", "1", "--executor-cores", "2"));
      cluster.recast(words.toArray(String[]::new));
      Throughput measured = measured(cluster, app, time);
      cluster.recast("stop", "--app", app);
      return measured;
    }
  }

  private Throughput bare(BenchCluster cluster, Duration time, List<String> settings)
      throws IOException, InterruptedException, YarnException {
    String app = settings.isEmpty() ? "ingest-bare" : "ingest-bare-log";
    try (LineFeed feed = cluster.feed(LINE, List.of())) {
      List<String> application =
          new ArrayList<>(
              List.of(
                  app,
                  feed.address().host(),
                  Integer.toString(feed.address().port()),
                  Long.toString(BATCH_MILLIS)));
      if (!settings.isEmpty()) {
        application.add("/checkpoint-of-" + app);
      }
      BareJob job =
          new BareJob(app, BareIngestJob.class, "2g", place.jars(), place.jar(), settings);
      cluster.run(job.submission(application));
      Throughput measured = measured(cluster, app, time);
      cluster.kill(app);
      return measured;
    }
  }

  private static Throughput measured(BenchCluster cluster, String app, Duration time)
      throws IOException, InterruptedException {
    BenchRig.pass(WARM);
    Instant from = Instant.now();
    BenchRig.pass(time);
    Instant to = Instant.now();
    List<BatchHeader> batches = cluster.batches(app);
    return Throughput.between(from, to, batches);
  }
}
