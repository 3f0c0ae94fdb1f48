package recast.it.application;

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
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.Output.Batch;
import recast.testkit.Output.Place;
import recast.testkit.OutputAudit;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/** A driver is killed around a swap: what was scored stays as it is, and scoring goes on. */
abstract class KilledDrivers {
  private static final int CRASHES = Stress.choose(1, 20);
  private static final long SEED = Long.getLong("recast.seed", System.nanoTime());

  /** From the publish on: the swap is over by then. */
  private static final int AROUND_A_SWAP_MILLIS = 4_000;

  private static final Duration RECOVERY = Duration.ofSeconds(90);

  private final StreamingFixture scene;
  private final Application app;

  KilledDrivers(FaultsFixture fixture) {
    scene = fixture.scene();
    app = fixture.app();
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void noBatchChangesWhenTheDriverIsKilledAroundASwap() throws Exception {
    Random random = new Random(SEED);
    List<String> crashes = new ArrayList<>();
    for (int crash = 1; crash <= CRASHES; crash++) {
      Release release = scene.publisher().good();
      crashes.add(crash(release, random.nextInt(AROUND_A_SWAP_MILLIS)));
      app.goesOnWith(release);
    }
    System.err.printf("seed %d: %s%n", SEED, crashes);
  }

  /** Kills the driver; returns what came of it, for people. */
  private String crash(Release release, int millis) throws Exception {
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
