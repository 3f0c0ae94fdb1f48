package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.model.example.CloneFormat;
import recast.model.example.CloneModel;
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.Build;
import recast.testkit.ClusterUnderTest;
import recast.testkit.Output;
import recast.testkit.RecastProcess;
import recast.testkit.SharesCluster;
import recast.testkit.SourceProcess;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/**
 * Numbered records come from Recast's source while everything dies in turn, the source too: each of
 * them is in the output, once.
 */
@SharesCluster
final class NumberedSourceIT {
  private static final String NAME = "numbered";
  private static final int KILLS = Stress.choose(1, 10);
  private static final int RESTARTS = Stress.choose(1, 5);

  /** More than are sent while things die. */
  private static final int RECORDS = Stress.choose(100_000, 1_000_000);

  private static final int PER_SECOND = Stress.choose(200, 500);
  private static final int AT_ONCE = 50_000;
  private static final Duration ALL_THERE = Duration.ofMinutes(5);

  private final Path scratch = Build.scratch(NAME + "-source");
  private int starts;

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void everyRecordIsScoredOnceWhateverDies(ClusterUnderTest cluster) throws Exception {
    writeRecords();
    SourceProcess source = startSource("0", PER_SECOND);
    String address = source.address();
    String port = address.substring(address.lastIndexOf(':') + 1);
    try (StreamingFixture scene = StreamingFixture.of(cluster, NAME)) {
      Release release =
          scene
              .publisher()
              .publish(CloneFormat.ID, new CloneFormat().encode(new CloneModel(false)));
      Application app = submit(scene, address);
      app.goesOnWith(release);
      for (int kill = 0; kill < KILLS; kill++) {
        app.killExecutor();
        goesOn(app);
        app.killDriver();
        goesOn(app);
      }
      for (int restart = 0; restart < RESTARTS; restart++) {
        source.close();
        source = startSource(port, PER_SECOND);
        goesOn(app);
      }
      app.stop();
      Application next = submit(scene, address, "--receivers", "3");
      next.goesOnWith(release);
      source.close();
      source = startSource(port, AT_ONCE);
      await("all records are in the output")
          .atMost(ALL_THERE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> records(scene.output().read()) >= RECORDS);
      next.stop();
      assertEachIsThereOnce(scene.output().read());
    } finally {
      source.close();
    }
  }

  private void writeRecords() throws IOException {
    Files.createDirectories(scratch);
    Files.writeString(
        scratch.resolve("numbers.txt"),
        IntStream.range(0, RECORDS)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining("\n", "", "\n")));
  }

  /** The same source, which goes on where it was killed. */
  private SourceProcess startSource(String port, int perSecond) throws IOException {
    starts++;
    return SourceProcess.start(
        new RecastProcess(scratch),
        scratch.resolve("source-" + starts + ".log"),
        "--port",
        port,
        "--rate",
        perSecond + "/s",
        "--file",
        scratch.resolve("numbers.txt").toString(),
        "--spool",
        scratch.resolve("spool").toString());
  }

  private static Application submit(StreamingFixture scene, String address, String... more)
      throws Exception {
    List<String> words = new ArrayList<>(List.of("submit", "--app", NAME));
    words.addAll(List.of("--store", scene.store(), "--source", "recast://" + address));
    words.addAll(List.of("--output", "/scored/" + NAME));
    words.addAll(List.of("--batch-interval", "500ms", "--poll-interval", "500ms"));
    words.addAll(List.of("--wait-running", "3m"));
    words.addAll(List.of(more));
    words.addAll(List.of("--", "--conf", "spark.yarn.maxAppAttempts=40"));
    RecastProcess.Ended submit = scene.operating(words.toArray(String[]::new));
    assertThat(submit.exitCode()).as(submit.err()).isZero();
    return scene.run(submit.lastLine());
  }

  /** Returns once more records were scored than now, by whatever attempt. */
  private static void goesOn(Application app) throws Exception {
    int attempt = app.said().attempt();
    long records = app.said().batches().records();
    app.awaits(
        "scoring goes on",
        said ->
            said.attempt() > attempt
                ? said.batches().records() > 0
                : said.batches().records() > records);
  }

  private static long records(Map<Output.Place, Output.Batch> batches) {
    return batches.values().stream().mapToLong(batch -> batch.scored().size()).sum();
  }

  private static void assertEachIsThereOnce(Map<Output.Place, Output.Batch> batches) {
    BitSet seen = new BitSet(RECORDS);
    for (Output.Batch batch : batches.values()) {
      assertThat(batch.errors()).isEmpty();
      for (String line : batch.scored()) {
        int number = Integer.parseInt(line);
        assertThat(seen.get(number)).as("record %d was there before", number).isFalse();
        seen.set(number);
      }
    }
    assertThat(seen.cardinality()).isEqualTo(RECORDS);
    assertThat(seen.length()).isEqualTo(RECORDS);
  }
}
