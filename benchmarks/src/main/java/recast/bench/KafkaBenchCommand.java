package recast.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.NumberParsers;
import recast.cli.OptionSpec;
import recast.run.BatchHeader;
import recast.testkit.KafkaBroker;

/**
 * {@code kafka}: how many messages of 15 bytes a second are read and scored, by the application and
 * by a bare direct stream, one after the other from the same topic, which both read from its
 * beginning with all of it there.
 */
final class KafkaBenchCommand implements Command {
  private static final OptionSpec<Integer> RECORDS =
      OptionSpec.of("records", "N", NumberParsers.atLeast(1_000_000), "messages in the topic")
          .orElse("200000000");

  private static final CommandSpec SPEC =
      CommandSpec.of("Measures how many messages of Kafka are read and scored a second.")
          .optional(RECORDS);

  private static final String TOPIC = "records";
  private static final int PARTITIONS = 4;

  /** Of a partition, a second: more than can be scored. */
  private static final int RATE = 1_500_000;

  private static final long FULL = (long) PARTITIONS * RATE;
  private static final int AT_ONCE = 200_000;
  private static final Duration TIME = Duration.ofSeconds(90);

  /** Batches that do not count. */
  private static final int SKIPPED = 10;

  private static final double WANTED = 0.9;

  private final PrintStream out;
  private final BenchDirectory place;

  KafkaBenchCommand(PrintStream out, BenchDirectory place) {
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
    int records = arguments.get(RECORDS);
    Path scratch = place.scratch("kafka");
    Files.createDirectories(scratch);
    try (BenchCluster cluster = new BenchCluster(place.home(), scratch);
        KafkaBroker broker = KafkaBroker.start(scratch.resolve("broker"))) {
      IngestJobs.publishModel(cluster.cluster(2));
      broker.createTopic(TOPIC, PARTITIONS);
      for (int sent = 0; sent < records; sent += AT_ONCE) {
        broker.produce(TOPIC, Collections.nCopies(AT_ONCE, IngestJobs.RECORD));
      }
      IngestJobs jobs = new IngestJobs(cluster, place, List.of());
      out.println(Throughput.heading());
      double bare =
          show(cluster, "direct stream", () -> jobs.bareKafka(broker.address(), TOPIC, settings()));
      double ours =
          show(cluster, "recast, kafka://", () -> jobs.kafka(broker.address(), TOPIC, settings()));
      boolean met = ours >= WANTED * bare;
      out.printf("%.2f x, %.1f wanted: %s%n", ours / bare, WANTED, met ? "met" : "MISSED");
      return met ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private static List<String> settings() {
    return List.of(
        "spark.streaming.backpressure.enabled=false",
        "spark.streaming.kafka.maxRatePerPartition=" + RATE);
  }

  private double show(BenchCluster cluster, String name, Callable<String> start) throws Exception {
    String app = start.call();
    BenchRig.pass(TIME);
    // Those that waited for records are not about speed.
    List<BatchHeader> full =
        cluster.batches(app).stream().filter(batch -> batch.records() == FULL).toList();
    cluster.kill(app);
    if (full.size() < SKIPPED + 3) {
      throw new IOException(
          "%s has done %d batches of %d messages, %d are needed; put more --records into the topic"
              .formatted(name, full.size(), FULL, SKIPPED + 3));
    }
    Throughput throughput = Throughput.behind(SKIPPED, full);
    out.println(throughput.row(name));
    return throughput.rate();
  }
}
