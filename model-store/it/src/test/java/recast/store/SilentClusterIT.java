package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import recast.hadoop.HadoopClientConfig;

/** Clusters that do not answer: both are asked at once, since it takes a while. */
final class SilentClusterIT {
  /** A failover takes ZooKeeper's session, and some. */
  private static final Duration FAILOVER = Duration.ofSeconds(12);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Test
  void aClusterIsGivenTheTimeOfAFailoverAndSaidToBeSilentWithinThirtySeconds() throws Exception {
    Configuration pair = new Configuration();
    pair.set("dfs.nameservices", "models");
    pair.set("dfs.ha.namenodes.models", "nn1,nn2");
    pair.set("dfs.namenode.rpc-address.models.nn1", "127.0.0.1:1");
    pair.set("dfs.namenode.rpc-address.models.nn2", "127.0.0.1:2");
    pair.set(
        "dfs.client.failover.proxy.provider.models",
        "org.apache.hadoop.hdfs.server.namenode.ha.ConfiguredFailoverProxyProvider");
    ExecutorService publishers = Executors.newFixedThreadPool(2);
    // The system accepts connections in its name; it never looks at them.
    try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "hdfs://127.0.0.1:" + hanging.getLocalPort() + "/store";

      Future<Duration> down = publishers.submit(() -> silence("hdfs://models/store", pair));
      Future<Duration> hangs = publishers.submit(() -> silence(address, new Configuration()));

      assertThat(down.get()).isBetween(FAILOVER, TIMEOUT);
      assertThat(hangs.get()).isLessThan(TIMEOUT);
    } finally {
      publishers.shutdownNow();
    }
  }

  /** How long a publisher tries. */
  private static Duration silence(String address, Configuration configuration) throws Exception {
    ModelStore store = ModelStore.at(new Path(address), HadoopClientConfig.bounded(configuration));
    StorePublisher publisher = store.publisher("ann@host", Clock.systemUTC(), warning -> {});
    long start = System.nanoTime();
    StoreException failure =
        catchThrowableOfType(
            StoreException.class,
            () -> publisher.publish(PublishRequest.of("clone", ""), InputStream.nullInputStream()));
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    Soundness.toldClearly(
        failure, address, "nobody answers", "HADOOP_CONF_DIR", "nothing was released");
    return taken;
  }
}
