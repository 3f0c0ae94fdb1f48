package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.Output.Batch;
import recast.testkit.Output.Place;
import recast.testkit.OutputAudit;
import recast.testkit.SharesCluster;
import recast.testkit.SourceProcess.Sent;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/** A driver that is killed around a swap: what was scored stays as it is, and scoring goes on. */
@SharesCluster
final class DriverCrashIT {
  private static final int CRASHES = Stress.choose(1, 20);
  private static final long SEED = Long.getLong("recast.seed", System.nanoTime());

  /** From the publish on: the swap is over by then. */
  private static final int AROUND_A_SWAP_MILLIS = 4_000;

  private static final Duration RECOVERY = Duration.ofSeconds(60);

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void noBatchChangesWhenTheDriverIsKilledAroundASwapAndBeforeAStop(ClusterUnderTest cluster)
      throws Exception {
    Random random = new Random(SEED);
    try (StreamingFixture scene = StreamingFixture.of(cluster, "crashes")) {
      Release release = scene.publisher().good();
      // YARN ends an application that has failed too often, and this test does not want that.
      Application app =
          scene.submit("--wait-running", "3m", "--", "--conf", "spark.yarn.maxAppAttempts=40");
      app.adopts(release);
      List<String> crashes = new ArrayList<>();
      for (int crash = 1; crash <= CRASHES; crash++) {
        app.goesOnWith(release);
        release = scene.publisher().good();
        crashes.add(crash(scene, app, release, random.nextInt(AROUND_A_SWAP_MILLIS)));
      }
      stopWhileTheNextAttemptStarts(app);
      Sent sent = scene.source().stop();

      OutputAudit audit = new OutputAudit(scene.output().read(), scene.publisher());
      audit.everyBatchHasOneRelease();
      audit.nothingFailed();
      int lost = audit.everyRecordBeforeTheLastDeathIsThereOnce(sent);
      System.err.printf(
          "seed %d: %s; %d records, %d lost on their way%n", SEED, crashes, sent.records(), lost);
    }
  }

  /** The next attempt stops when it has scored what was received. */
  private static void stopWhileTheNextAttemptStarts(Application app) throws Exception {
    int attempt = app.said().attempt();
    app.killDriver();
    app.stop();

    assertThat(app.said().attempt()).isEqualTo(attempt + 1);
    assertThat(app.said().batches().completed()).isPositive();
  }

  @Test
  @Tag(Stress.TAG)
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void fourCrashesInARowEndItAndStatusSaysWhy(ClusterUnderTest cluster) throws Exception {
    try (StreamingFixture scene = StreamingFixture.of(cluster, "doomed")) {
      scene.publisher().good();
      Application app = scene.submit("--wait-running", "3m");
      for (int attempt = 1; attempt <= 4; attempt++) {
        int expected = attempt;
        app.awaits("attempt " + attempt, said -> said.attempt() == expected);
        app.killDriver();
      }
      await("YARN gives it up")
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> assertThat(app.status()).contains("FAILED FAILED", "failed 4 times", "137"));
    }
  }

  /** Kills the driver; returns what came of it, for people. */
  private static String crash(StreamingFixture scene, Application app, Release release, int millis)
      throws Exception {
    int attempt = app.said().attempt();
    CompletableFuture.runAsync(
            app::killDriver, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
        .join();
    Instant killed = Instant.now();
    Map<Place, Batch> before = scene.output().read();
    app.awaits(
        "attempt " + (attempt + 1) + " scores",
        said -> said.attempt() == attempt + 1 && said.batches().scored() > 0);
    Duration recovery = Duration.between(killed, Instant.now());
    app.adopts(release);

    Map<Place, Batch> after = scene.output().read();
    before.forEach(
        (place, batch) -> {
          assertThat(after).as("batches of before").containsKey(place);
          assertThat(after.get(place).lines()).as("of %s", place).isEqualTo(batch.lines());
        });
    new OutputAudit(after, scene.publisher()).everyBatchHasOneRelease();
    assertThat(recovery).isLessThan(RECOVERY);
    long again =
        before.entrySet().stream()
            .filter(batch -> after.get(batch.getKey()).modified() != batch.getValue().modified())
            .count();
    return "killed after %d ms, scored again after %d s, %d batches as before, %d of them replayed"
        .formatted(millis, recovery.toSeconds(), before.size(), again);
  }
}
