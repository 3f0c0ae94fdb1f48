package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.SharesCluster;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/** A driver that crashes again and again. */
@SharesCluster
@Tag(Stress.TAG)
final class TooManyCrashesIT {
  @Test
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
}
