package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import recast.hadoop.HadoopClientConfig;
import recast.testkit.MiniHdfs;
import recast.testkit.Stress;

/** Rollbacks and prunes at the same time: whichever comes second sees the other. */
final class PruneRaceIT extends StoreFixture {
  private static final Duration LASTING = Duration.ofSeconds(Stress.choose(3, 60));
  private static final int MOST_POLLS = 100;
  private static final Version ADOPTED = new Version(1);
  private static final Version PINNED = new Version(2);

  @RegisterExtension static final MiniHdfs HDFS = MiniHdfs.of(1);

  private final ExecutorService racers = Executors.newFixedThreadPool(4);
  private final CyclicBarrier start = new CyclicBarrier(4);
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Set<Version> gone = ConcurrentHashMap.newKeySet();

  @Override
  Configuration configuration() {
    return HadoopClientConfig.bounded(HDFS.client());
  }

  @Override
  Path directory() {
    return new Path(HDFS.cluster().getURI() + "/" + UUID.randomUUID());
  }

  @Test
  void whatIsNeededIsNeverMissing() throws Exception {
    publish("adopted");
    publish("pinned");
    record(adoption("app", 1, Adoption.Verdict.ADOPTED, 1_000));
    context().mkdir(new Path(root, ".staging-held/pins/00000002"), null, true);
    int rounds = 0;
    long end = System.nanoTime() + LASTING.toNanos();
    try {
      for (; System.nanoTime() < end; rounds++) {
        Version wanted = publish("wanted").version();
        Version wantedToo = publish("wanted, too").version();
        publish("before");
        publish("current");
        List<Future<?>> race =
            List.of(
                racers.submit(rollback(wanted)),
                racers.submit(rollback(wantedToo)),
                racers.submit(prune()),
                racers.submit(prune()));
        for (Future<?> racer : race) {
          racer.get();
        }
        nothingNeededIsMissing();
        assertThat(gone).doesNotContainAnyElementsOf(store.verifier().versions());
      }
    } finally {
      racers.shutdownNow();
    }
    System.out.printf(
        "rollbacks against prunes: %d rounds, %d releases, %d rollbacks came too late, seed %d%n",
        rounds, store.reader().releases(1).get(0).number().value(), gone.size(), seed);
    assertThat(names(root))
        .containsExactlyInAnyOrder("current", "versions", "releases", "adoptions", ".staging-held");
  }

  private Callable<Void> rollback(Version to) {
    int polls = random.nextInt(MOST_POLLS);
    return () -> {
      start.await();
      for (int i = 0; i < polls; i++) {
        store.reader().fingerprint();
      }
      try {
        assertThat(publisher().rollback(Optional.of(to), "").version()).isEqualTo(to);
      } catch (StoreException e) {
        // A prune was faster, and nobody had named the version before.
        assertThat(e)
            .hasMessageContaining("is not in the store")
            .hasMessageContaining("nothing was released");
        gone.add(to);
      }
      return null;
    };
  }

  private Callable<Void> prune() {
    return () -> {
      start.await();
      store.pruner(Clock.systemUTC()).prune(new RetentionPolicy(1, Duration.ofHours(1)));
      return null;
    };
  }

  private void nothingNeededIsMissing() throws IOException {
    List<Release> log = store.reader().releases(Integer.MAX_VALUE);
    Version current = log.get(0).version();
    List<Version> needed = new ArrayList<>(List.of(ADOPTED, PINNED, current));
    log.stream()
        .map(Release::version)
        .filter(version -> !version.equals(current))
        .findFirst()
        .ifPresent(needed::add);
    for (Version version : needed) {
      store.verifier().verify(version);
    }
    assertThat(store.verifier().problems()).isEmpty();
    assertThat(log).extracting(Release::publishId).doesNotHaveDuplicates();
  }
}
