package recast.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.NumberParsers;
import recast.cli.OptionSpec;

/** {@code memory}: heap of driver and executor after a collection, and Spark's own figures. */
final class MemoryCommand implements Command {
  private static final int SAMPLES = 10;

  private static final OptionSpec<Integer> ROUNDS =
      OptionSpec.of("rounds", "N", NumberParsers.atLeast(SAMPLES), "how many swaps").orElse("100");

  private static final OptionSpec<Integer> MIB =
      OptionSpec.of("mib", "N", NumberParsers.atLeast(1), "the size of a model in MiB")
          .orElse("20");

  private static final CommandSpec SPEC =
      CommandSpec.of("Measures the memory that swaps take.").optional(ROUNDS, MIB);

  private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

  /** The JVM skips a collection while native code, such as a compressor, holds an array. */
  private static final int READINGS = 5;

  private final PrintStream out;
  private final BenchDirectory place;

  MemoryCommand(PrintStream out, BenchDirectory place) {
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

    List<Sample> samples = new ArrayList<>();
    try (BenchRig rig = new BenchRig(place.home(), place.scratch("memory"), place.jar(), 500)) {
      rig.publish(new Ballast(1, (long) mib << 20));
      // A trial of one batch: the model before goes as soon as it may.
      rig.submit(
          "1g", "--batch-interval", "1s", "--poll-interval", "500ms", "--trial-batches", "1");
      for (int swap = 1; swap <= swaps; swap++) {
        rig.adopted(rig.publish(new Ballast(swap % 100, (long) mib << 20)));
        if (swap % (swaps / SAMPLES) == 0) {
          BenchRig.pass(Duration.ofSeconds(5));
          samples.add(sample(rig, swap));
        }
      }
      rig.commands().recast("stop", "--app", BenchRig.APP);
    }
    return report(samples, mib);
  }

  /** In MiB. */
  private record Sample(int swap, long driver, long executor, long storage) {}

  private static Sample sample(BenchRig rig, int swap) throws IOException, InterruptedException {
    String id =
        new ObjectMapper()
            .readTree(rig.commands().recast("status", "--app", BenchRig.APP, "--json"))
            .path("applicationId")
            .asText();
    return new Sample(
        swap,
        heap(rig, id, "ApplicationMaster"),
        heap(rig, id, "YarnCoarseGrainedExecutorBackend"),
        storage(rig, id));
  }

  private static long heap(BenchRig rig, String id, String role)
      throws IOException, InterruptedException {
    String pid =
        ProcessHandle.allProcesses()
            .filter(process -> process.info().command().orElse("").endsWith("java"))
            .filter(process -> process.info().commandLine().orElse("").contains(role))
            .filter(process -> process.info().commandLine().orElse("").contains(id))
            .map(process -> Long.toString(process.pid()))
            .findFirst()
            .orElseThrow(() -> new IOException("no process of " + role + " of " + id));
    long smallest = Long.MAX_VALUE;
    for (int reading = 0; reading < READINGS; reading++) {
      // It collects first, and counts what is left before anything else is made.
      Matcher total = TOTAL.matcher(rig.commands().run(List.of("jcmd", pid, "GC.class_histogram")));
      if (!total.find()) {
        throw new IOException("jcmd prints no total of the heap of " + role);
      }
      smallest = Math.min(smallest, Long.parseLong(total.group(1)));
    }
    return smallest >> 20;
  }

  /**
   * What Spark's block managers say that they have in memory, all together, in MiB. Not what its
   * pages show for each executor: they never subtract a broadcast that is gone.
   */
  private static long storage(BenchRig rig, String id) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    String address = rig.hadoop().get("yarn.resourcemanager.webapp.address");
    URI metrics = URI.create("http://%s/proxy/%s/metrics/json/".formatted(address, id));
    Iterator<Map.Entry<String, JsonNode>> gauges =
        mapper.readTree(metrics.toURL()).path("gauges").fields();
    while (gauges.hasNext()) {
      Map.Entry<String, JsonNode> gauge = gauges.next();
      if (gauge.getKey().endsWith("BlockManager.memory.memUsed_MB")) {
        return gauge.getValue().path("value").asLong();
      }
    }
    throw new IOException(metrics + " has no memUsed_MB");
  }

  private ExitCode report(List<Sample> samples, int mib) {
    out.printf("swaps of %d MiB; MiB used after a collection%n", mib);
    out.printf("%8s %8s %10s %14s%n", "rounds", "driver", "executor", "Spark storage");
    samples.forEach(
        sample ->
            out.printf(
                "%8d %8d %10d %14d%n",
                sample.swap, sample.driver, sample.executor, sample.storage));
    Sample first = samples.get(0);
    Sample last = samples.get(samples.size() - 1);
    // One model more than at the beginning would be a leak.
    boolean flat =
        last.driver < first.driver + mib
            && last.executor < first.executor + mib
            && last.storage < first.storage + mib;
    out.println(flat ? "flat: met" : "grows: MISSED");
    return flat ? ExitCode.OK : ExitCode.FAILED;
  }
}
