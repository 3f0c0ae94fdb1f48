package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.store.Adoption;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.store.Version;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.ResidentMemory;
import recast.testkit.SharesCluster;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/** Models whose memory is native come and go, and the processes stay as large as they are. */
@SharesCluster
@Tag(Stress.SLOW)
final class OnnxSwapsIT {
  private static final int SWAPS = Stress.choose(100, 1_000);
  private static final int SETTLED = 10;
  private static final int MODEL_BYTES = 20 << 20;

  /** An application keeps two of them at most, so that each swap decodes one again. */
  private static final int VERSIONS = 3;

  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final double FLAT = 1.05;

  /** The heap is in memory from the start: what grows is native. */
  private static final String HEAP_IN_PLACE =
      "JavaOptions=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms512m -XX:+AlwaysPreTouch";

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void nativeMemoryIsFreedWithItsModel(ClusterUnderTest cluster) throws Exception {
    try (StreamingFixture scene = StreamingFixture.of(cluster, "onnx-swaps")) {
      List<Version> versions = new ArrayList<>();
      for (int i = 0; i < VERSIONS; i++) {
        versions.add(scene.publisher().once("onnx", LookupOnnx.of(MODEL_BYTES, i)).version());
      }
      Application app =
          scene.submit(
              "--with",
              "onnx",
              "--trial-batches",
              "1",
              "--wait-running",
              "3m",
              "--",
              "--conf",
              "spark.driver.extra" + HEAP_IN_PLACE,
              "--conf",
              "spark.executor.extra" + HEAP_IN_PLACE);
      Optional<ResidentMemory> settled = Optional.empty();
      for (int swap = 1; swap <= SWAPS; swap++) {
        Release release = scene.publisher().rollback(versions.get(swap % VERSIONS));
        await()
            .atMost(TIMEOUT)
            .pollInterval(Duration.ofMillis(100))
            .until(() -> adopted(scene).equals(Optional.of(release.number())));
        if (swap % SETTLED == 0) {
          app.goesOnWith(release);
          if (settled.isEmpty()) {
            settled = Optional.of(app.residentMemory());
          }
          isAsLargeAs(settled.get(), app);
          System.err.printf("after %d swaps: %s MiB%n", swap, app.residentMemory());
        }
      }
      app.stop();
    }
  }

  private static Optional<ReleaseNumber> adopted(StreamingFixture scene) throws IOException {
    return scene.reader().adoption("onnx-swaps").map(Adoption::release);
  }

  /** Waits for the model before to be freed, which is not a part of a swap. */
  private static void isAsLargeAs(ResidentMemory settled, Application app) {
    await()
        .untilAsserted(
            () -> {
              ResidentMemory now = app.residentMemory();
              assertThat(now.driver()).isLessThan(bound(settled.driver()));
              assertThat(now.executor()).isLessThan(bound(settled.executor()));
            });
  }

  private static long bound(long settled) {
    return (long) (FLAT * settled);
  }
}
