package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.cli.Durations;
import recast.record.ScoreDifference;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.Output;
import recast.testkit.RecastProcess;
import recast.testkit.SharesCluster;
import recast.testkit.SourceProcess;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/**
 * One application scores with a model of each format in turn, under load: what it writes is what
 * the library of each has given for the same values.
 */
@SharesCluster
@Tag(Stress.SLOW)
final class FormatsIT {
  private static final Path MODELS = Path.of("src/test/resources/formats");
  private static final Path SCRATCH = Path.of("target/records-of-formats");
  private static final int RATE = 2_000;
  private static final int VALUES = 20;
  private static final int RECORDS = RATE * Stress.choose(300, 900);
  private static final Duration BATCH = Duration.ofSeconds(1);

  /** How often a release scores some more batches before the next is published. */
  private static final int STAYS = Stress.choose(1, 40);

  private final Map<ReleaseNumber, Map<String, String>> expected = new TreeMap<>();

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void everyFormatScoresAsItsLibraryDoes(ClusterUnderTest cluster) throws Exception {
    Files.createDirectories(SCRATCH);
    try (StreamingFixture scene = StreamingFixture.of(cluster, "formats");
        SourceProcess source = source()) {
      Release first = publish(scene, "xgboost", "xgboost.json", "--input", "csv:id,f0");
      Application app = submit(scene, source);
      stay(app, first);
      Delays delays = new Delays(Instant.now());
      delays.swap(
          follow(app, publish(scene, "lightgbm", "lightgbm.txt", "--input", "csv:id,Column_0")));
      delays.swap(
          follow(
              app, publish(scene, "onnx", "onnx.onnx", "--input", "csv:id,x", "--with", "onnx")));
      delays.swap(follow(app, publish(scene, "table", "table.csv", "--input", "csv:id,key")));
      delays.swap(follow(app, publish(scene, "clone", "clone.json", "--input", "text")));
      delays.read(app.printed());
      refuse(scene, app);
      app.stop();
      audit(scene.output().read());
      delays.print();
      // Here alone are the batches enough for a percentile, and the machine has no other work.
      if (Stress.choose(0, 1) == 1) {
        delays.assertWithinLimits();
      }
    }
  }

  /**
   * Returns the times from the publish of a release to its second batch, when it has scored more.
   */
  private static Delays.Span follow(Application app, Release release) throws Exception {
    app.adopts(release);
    Instant from = app.said().model().adopted().orElseThrow().from();
    stay(app, release);
    Instant published = release.publishedAt();
    return new Delays.Span(published.isBefore(from) ? published : from, from.plus(BATCH));
  }

  /** Driver and executors live on, whatever comes, and score with the release before. */
  private static void refuse(StreamingFixture scene, Application app) throws Exception {
    Release good = scene.reader().current().orElseThrow();
    ProcessHandle executor = app.executor();
    for (HostileFiles.Hostile file : HostileFiles.files(MODELS)) {
      byte[] bytes = new byte[file.payload().remaining()];
      file.payload().get(bytes);
      Release hostile = scene.publisher().publish(file.format(), bytes);
      app.rejects(hostile, file.reason());
      app.goesOnWith(good);
    }
    assertThat(app.executor()).isEqualTo(executor);
    assertThat(app.said().attempt()).isEqualTo(1);
  }

  private static void stay(Application app, Release release) throws IOException {
    for (int time = 0; time < STAYS; time++) {
      app.goesOnWith(release);
    }
  }

  /** Records with a number of their own, and one of a few values. */
  private static SourceProcess source() throws IOException {
    Path file = SCRATCH.resolve("records");
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (int i = 0; i < RECORDS; i++) {
        lines.write(i + "," + i % VALUES + "\n");
      }
    }
    return SourceProcess.start(
        new RecastProcess(SCRATCH),
        SCRATCH.resolve("source.log"),
        "--port",
        "0",
        "--rate",
        RATE + "/s",
        "--file",
        file.toString());
  }

  private Release publish(StreamingFixture scene, String format, String file, String... more)
      throws Exception {
    Path golden = MODELS.resolve(format + ".golden").toAbsolutePath();
    List<String> words =
        new ArrayList<>(List.of("publish", "--create", "--change-format", "--store"));
    words.addAll(List.of(scene.store(), "--format", format, "--golden", golden.toString()));
    words.addAll(List.of("--file", MODELS.resolve(file).toAbsolutePath().toString()));
    words.addAll(List.of(more));
    RecastProcess.Ended publish = scene.publishing(words.toArray(String[]::new));
    assertThat(publish.exitCode()).as(publish.err()).isZero();
    Release release = scene.reader().current().orElseThrow();
    Map<String, String> scores = new TreeMap<>();
    for (String line : Files.readAllLines(golden)) {
      scores.put(line.substring(0, line.indexOf(',')), line.split("[\t,]", 4)[3]);
    }
    expected.put(release.number(), scores);
    return release;
  }

  private static Application submit(StreamingFixture scene, SourceProcess source) throws Exception {
    RecastProcess.Ended submit =
        scene.operating(
            "submit",
            "--app",
            "formats",
            "--store",
            scene.store(),
            "--source",
            source.address(),
            "--output",
            "/scored/formats",
            "--with",
            "onnx",
            "--batch-interval",
            Durations.print(BATCH),
            "--poll-interval",
            "500ms",
            "--wait-running",
            "3m");
    assertThat(submit.exitCode()).as(submit.err()).isZero();
    return scene.run(submit.lastLine());
  }

  private void audit(Map<Output.Place, Output.Batch> batches) {
    Set<Integer> seen = new HashSet<>();
    Set<ReleaseNumber> releases = new HashSet<>();
    for (Map.Entry<Output.Place, Output.Batch> batch : batches.entrySet()) {
      assertThat(batch.getValue().errors()).isEmpty();
      for (String line : batch.getValue().scored()) {
        int comma = line.indexOf(',');
        int id = Integer.parseInt(line.substring(0, comma));
        releases.add(batch.getKey().release());
        assertThat(seen.add(id)).as("record %d is scored once", id).isTrue();
        assertSame(
            expected.get(batch.getKey().release()).get(Integer.toString(id % VALUES)),
            line.substring(comma + 1));
      }
    }
    assertThat(releases).isEqualTo(expected.keySet());
    assertThat(seen)
        .as("none is lost in between")
        .hasSize(seen.stream().max(Integer::compare).orElseThrow() + 1);
  }

  /** Java and Python print some numbers with other digits that are read back as the same bits. */
  private static void assertSame(String library, String scored) {
    if (!scored.equals(library)) {
      assertThat(ScoreDifference.of(library, scored).largest())
          .as("%s, %s", library, scored)
          .isZero();
    }
  }
}
