package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.FormatJar;
import recast.testkit.HeavyFormat;
import recast.testkit.LiveMemory;
import recast.testkit.SharesCluster;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/**
 * The figures of docs/performance.md in small: models arrive soon, and leave when they are done.
 */
@SharesCluster
@Tag(Stress.TAG)
final class ManySwapsIT {
  private static final int SWAPS = 9;
  private static final int SETTLED = 3;
  private static final int MODEL_MIB = 8;

  /** Poll and batch interval, and all work, on a machine that does more than this. */
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void modelsArriveSoonAndLeaveNothingBehind(ClusterUnderTest cluster) throws Exception {
    try (StreamingFixture scene = StreamingFixture.of(cluster, "swaps")) {
      Path jar = FormatJar.write(Path.of("target/swaps/formats.jar"), HeavyFormat.class);
      Random random = new Random(1);
      publish(scene, random);
      // A trial of one batch: the model before goes as soon as it may.
      Application app =
          scene.submit(
              "--wait-running",
              "3m",
              "--trial-batches",
              "1",
              "--",
              "--jars",
              jar.toAbsolutePath().toString());
      List<Release> releases = new ArrayList<>();
      LiveMemory settled = null;
      for (int swap = 1; swap <= SWAPS; swap++) {
        Release release = publish(scene, random);
        releases.add(release);
        app.adopts(release);
        app.goesOnWith(release);
        if (swap == SETTLED) {
          settled = app.liveMemory(cluster.conf());
        }
      }
      LiveMemory last = app.liveMemory(cluster.conf());
      app.stop();

      System.err.printf("%s after %d swaps, %s after %d%n", settled, SETTLED, last, SWAPS);
      // Were each of six swaps to leave its model behind, it would show.
      assertThat(last.storage()).isLessThan(settled.storage() + MODEL_MIB);
      assertThat(last.driver()).isLessThan(settled.driver() + 2 * MODEL_MIB);
      assertThat(last.executor()).isLessThan(settled.executor() + 2 * MODEL_MIB);
      assertThat(median(scene, releases)).isLessThan(SOON);
    }
  }

  private static Release publish(StreamingFixture scene, Random random) throws Exception {
    byte[] payload = new byte[MODEL_MIB << 20];
    random.nextBytes(payload);
    return scene.publisher().once(HeavyFormat.ID, payload);
  }

  /** From a publish to the first batch that its release has scored, in the middle. */
  private static Duration median(StreamingFixture scene, List<Release> releases) throws Exception {
    var batches = scene.output().read();
    List<Duration> all = new ArrayList<>();
    for (Release release : releases) {
      long scored =
          batches.entrySet().stream()
              .filter(batch -> batch.getKey().release().equals(release.number()))
              .mapToLong(batch -> batch.getValue().modified())
              .min()
              .orElseThrow();
      all.add(Duration.between(release.publishedAt(), Instant.ofEpochMilli(scored)));
    }
    all.sort(null);
    System.err.println("from publish to output: " + all);
    return all.get(all.size() / 2);
  }
}
