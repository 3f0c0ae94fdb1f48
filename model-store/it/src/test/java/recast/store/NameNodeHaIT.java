package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.hadoop.HadoopClientConfig;
import recast.testkit.Stress;

/** NameNodes fail over under those who publish and read. */
final class NameNodeHaIT {
  private static final int PATIENT = Stress.choose(1, 2);
  private static final int IMPATIENT = Stress.choose(2, 6);

  @TempDir private static java.nio.file.Path data;
  private static HaCluster cluster;

  @BeforeAll
  static void startCluster() throws IOException {
    cluster = new HaCluster(data.resolve("hdfs"));
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @Test
  void whoeverIsPatientDoesNotNoticeAFailover() throws Exception {
    ModelStore store = ModelStore.at(cluster.path("patient"), patient());
    Map<UUID, Release> acknowledged;
    List<Integer> seen;
    List<String> failures;
    try (SteadyPublisher publisher = new SteadyPublisher(store, store);
        PollingReader reader = new PollingReader(store.reader())) {
      for (int i = 0; i < PATIENT; i++) {
        publisher.awaitSuccesses(10);
        cluster.deactivate();
        cluster.activate();
        publisher.awaitSuccesses(10);
        cluster.crash();
        cluster.activate();
        cluster.revive();
      }
      publisher.awaitSuccesses(2);
      acknowledged = publisher.finish();
      failures = publisher.said();
      seen = reader.finish();
    }

    System.out.printf(
        "failovers under a patient publisher: %d, %d publishes, %d seen by the reader%n",
        2 * PATIENT, acknowledged.size(), seen.size());
    assertThat(failures).isEmpty();
    eachIsInTheLogOnce(store, acknowledged);
    assertThat(seen).isNotEmpty().isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whoeverIsNotPatientSaysTrulyWhatBecameOfTheRelease() throws Exception {
    Configuration impatient = patient();
    impatient.setInt("dfs.client.failover.max.attempts", 1);
    Path root = cluster.path("impatient");
    ModelStore store = ModelStore.at(root, patient());
    Map<UUID, Release> acknowledged;
    List<String> failures;
    try (SteadyPublisher publisher = new SteadyPublisher(ModelStore.at(root, impatient), store)) {
      for (int i = 0; i < IMPATIENT; i++) {
        publisher.awaitSuccesses(1);
        publisher.awaitFailure(cluster::deactivate);
        cluster.activate();
      }
      publisher.awaitSuccesses(1);
      acknowledged = publisher.finish();
      failures = publisher.said();
    }

    assertThat(failures)
        .hasSizeGreaterThanOrEqualTo(IMPATIENT)
        .allMatch(said -> said.contains("standby"));
    eachIsInTheLogOnce(store, acknowledged);
  }

  /**
   * Every acknowledged release is in the log, once, as it was acknowledged, and nothing else is.
   */
  private static void eachIsInTheLogOnce(ModelStore store, Map<UUID, Release> acknowledged)
      throws IOException {
    Soundness.check(store);
    assertThat(store.reader().releases(Integer.MAX_VALUE))
        .containsExactlyInAnyOrderElementsOf(acknowledged.values());
  }

  private static Configuration patient() {
    return HadoopClientConfig.bounded(cluster.client());
  }

  @Nested
  final class Store extends StoreContract {
    @Override
    Configuration configuration() {
      return patient();
    }

    @Override
    Path directory() {
      return cluster.path(UUID.randomUUID().toString());
    }
  }
}
