package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import recast.model.example.CloneFormat;
import recast.model.example.CloneModel;
import recast.run.BatchStatus;
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.Distribution;
import recast.testkit.Output;
import recast.testkit.RecastProcess;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/**
 * Numbered records from a source that can be read again, while everything dies in turn: each of
 * them is in the output, once.
 */
abstract class ReplayableSource {
  /** Records a second that the source sends. */
  static final int PER_SECOND = Stress.choose(1_000, 5_000);

  private static final int KILLS = Stress.choose(1, 10);
  private static final int RESTARTS = Stress.choose(1, 5);
  private static final Duration OUTAGE = Duration.ofSeconds(Stress.choose(10, 60));
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Duration CAUGHT_UP = Duration.ofMinutes(1);
  private static final Duration STATUS_IS_OLD = Duration.ofSeconds(3);
  private static final Duration ALL_THERE = Duration.ofMinutes(5);

  private final String name;

  @TempDir private Path directory;

  /**
   * @param name of the application
   */
  ReplayableSource(String name) {
    this.name = name;
  }

  /** The options of submit that name it. */
  abstract List<String> address();

  /** Kills it with SIGKILL, and starts it again. */
  abstract void killAndRestart() throws Exception;

  /** Does what else may happen to it; {@code app} must go on afterwards. */
  abstract void disturb(Application app) throws Exception;

  /** Lets it send what is left as fast as it can; how many records there were in all. */
  abstract int finish() throws Exception;

  /** Kills all that takes part, and counts. */
  final void survives(ClusterUnderTest cluster) throws Exception {
    try (StreamingFixture scene = StreamingFixture.of(cluster, name)) {
      survives(cluster, scene);
    }
  }

  private void survives(ClusterUnderTest cluster, StreamingFixture scene) throws Exception {
    Release release =
        scene.publisher().publish(CloneFormat.ID, new CloneFormat().encode(new CloneModel(false)));
    Application app = submit(scene);
    app.goesOnWith(release);
    for (int kill = 0; kill < KILLS; kill++) {
      app.killExecutor();
      goesOn(app);
      app.killDriver();
      goesOn(app);
    }
    for (int restart = 0; restart < RESTARTS; restart++) {
      killAndRestart();
      goesOn(app);
    }
    assertThat(app.executor().destroy()).isTrue();
    goesOn(app);
    app.terminateDriver();
    goesOn(app);
    cluster.decommissionTheNode();
    goesOn(app);
    cluster.takeNameNodeAway(OUTAGE);
    Instant back = Instant.now();
    goesOn(app);
    catchesUp(app);
    assertThat(Duration.between(back, Instant.now())).isLessThan(CAUGHT_UP);
    disturb(app);
    goesOn(app);
    app.stop();

    Application next = upgraded(scene, submit(scene));
    next.goesOnWith(release);
    int sent = finish();
    await("all records are in the output")
        .atMost(ALL_THERE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> records(scene.output().read()) >= sent);
    next.stop();
    assertEachIsThereOnce(scene.output().read(), sent);
  }

  private Application submit(StreamingFixture scene) throws Exception {
    List<String> words = new ArrayList<>(List.of("submit", "--app", name));
    words.addAll(List.of("--store", scene.store(), "--output", scene.output().root()));
    words.addAll(address());
    words.addAll(
        List.of("--batch-interval", INTERVAL.toMillis() + "ms", "--poll-interval", "500ms"));
    words.addAll(List.of("--wait-running", "3m"));
    words.addAll(List.of("--", "--conf", "spark.yarn.maxAppAttempts=40"));
    RecastProcess.Ended submit = scene.operating(words.toArray(String[]::new));
    assertThat(submit.exitCode()).as(submit.err()).isZero();
    return scene.run(submit.lastLine());
  }

  private Application upgraded(StreamingFixture scene, Application app) throws Exception {
    if (Stress.choose(0, 1) == 0) {
      return app;
    }
    RecastProcess.Ended upgrade = scene.upgrade(Distribution.unpack(directory));
    assertThat(upgrade.exitCode()).as(upgrade.err()).isZero();
    return scene.run(upgrade.lastLine());
  }

  /** Returns once more records were scored than now, by whatever attempt. */
  static void goesOn(Application app) throws Exception {
    int attempt = app.said().attempt();
    long records = app.said().batches().records();
    app.awaits(
        "scoring goes on",
        said ->
            said.attempt() > attempt
                ? said.batches().records() > 0
                : said.batches().records() > records);
  }

  /** Returns once batches are as late as without an outage, and have as many records. */
  private static void catchesUp(Application app) {
    app.awaits(
        "batches take their time, not more",
        said ->
            said.batches().schedulingDelay().compareTo(INTERVAL) < 0
                && said.batches().last().filter(ReplayableSource::isCurrent).isPresent());
  }

  private static boolean isCurrent(BatchStatus.LastBatch batch) {
    return batch.time().isAfter(Instant.now().minus(STATUS_IS_OLD))
        && batch.records() <= 2L * PER_SECOND * INTERVAL.toMillis() / 1_000;
  }

  private static long records(Map<Output.Place, Output.Batch> batches) {
    return batches.values().stream().mapToLong(batch -> batch.scored().size()).sum();
  }

  private static void assertEachIsThereOnce(Map<Output.Place, Output.Batch> batches, int sent) {
    BitSet seen = new BitSet(sent);
    for (Output.Batch batch : batches.values()) {
      assertThat(batch.errors()).isEmpty();
      for (String line : batch.scored()) {
        int number = Integer.parseInt(line);
        assertThat(seen.get(number)).as("record %d was there before", number).isFalse();
        seen.set(number);
      }
    }
    assertThat(seen.cardinality()).isEqualTo(sent);
    assertThat(seen.length()).isEqualTo(sent);
  }
}
