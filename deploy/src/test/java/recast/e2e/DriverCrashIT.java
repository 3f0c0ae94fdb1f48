package recast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import recast.e2e.NumberedSource.Sent;
import recast.e2e.Output.Batch;
import recast.e2e.Output.Place;
import recast.store.Release;

/** A driver that is killed around a swap: what was scored stays as it is, and scoring goes on. */
@ExtendWith(SharedCluster.class)
final class DriverCrashIT {
  private static final int CRASHES = Integer.getInteger("recast.crashes", 2);
  private static final long SEED = Long.getLong("recast.seed", System.nanoTime());

  /** From the publish on: the swap is over by then. */
  private static final int AROUND_A_SWAP_MILLIS = 4_000;

  private static final Duration RECOVERY = Duration.ofSeconds(60);

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void noBatchChangesWhenTheDriverIsKilledAroundASwap(ClusterUnderTest cluster) throws Exception {
    Random random = new Random(SEED);
    try (Scene scene = Scene.of(cluster, "crashes")) {
      Release release = scene.publisher().good();
      // YARN ends an application that has failed too often, and this one shall.
      Application app =
          scene.submit("--wait-running", "3m", "--", "--conf", "spark.yarn.maxAppAttempts=40");
      app.adopts(release);
      List<String> recoveries = new ArrayList<>();
      for (int crash = 1; crash <= CRASHES; crash++) {
        release = scene.publisher().good();
        int millis = random.nextInt(AROUND_A_SWAP_MILLIS);
        recoveries.add(millis + " ms: " + crash(scene, app, release, millis).toSeconds() + " s");
      }
      Sent sent = scene.source().stop();
      app.stop();

      Audit audit = new Audit(scene.output().read(), scene.publisher());
      audit.everyBatchHasOneRelease();
      audit.nothingFailed();
      int lost = audit.everyRecordIsThereOnce(sent);
      System.err.printf(
          "seed %d: killed after, scored again after: %s; %d records, %d lost on their way%n",
          SEED, recoveries, sent.records(), lost);
    }
  }

  /** Kills the driver; returns how long it took until the next one scored. */
  private static Duration crash(Scene scene, Application app, Release release, int millis)
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
    new Audit(after, scene.publisher()).everyBatchHasOneRelease();
    assertThat(recovery).isLessThan(RECOVERY);
    return recovery;
  }
}
