package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.metrics2.AbstractMetric;
import org.apache.hadoop.metrics2.MetricsSource;
import org.apache.hadoop.metrics2.impl.MetricsCollectorImpl;
import org.apache.hadoop.metrics2.impl.MetricsRecordImpl;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a poll costs the NameNode, by its own count. {@link StoreReader#stamp()} is all that the
 * watcher of the streaming application calls when nothing is new; a test beside it says so.
 */
final class PollCostIT {
  private static final int POLLS = 100;

  /** Newer servers count each call once more, with the time that it spent waiting. */
  private static final Pattern COUNT = Pattern.compile("(?!Overall|Deferred)(\\w+)NumOps");

  @TempDir private static java.nio.file.Path data;

  @Test
  void aPollThatFindsNothingNewIsOneCall() throws IOException {
    Configuration configuration = new Configuration();
    // One thread: a call is counted before the next one is served.
    configuration.setInt("dfs.namenode.handler.count", 1);
    try (MiniDFSCluster cluster =
        new MiniDFSCluster.Builder(configuration, data.resolve("hdfs").toFile())
            .numDataNodes(1)
            .build()) {
      cluster.waitActive();
      Path root = new Path(cluster.getURI() + "/a store");
      ModelStore store =
          ModelStore.at(root, ClientConfiguration.bounded(cluster.getConfiguration(0)));
      store
          .publisher("ann@host", Clock.systemUTC(), warning -> {})
          .publish(Draft.of("clone", ""), new ByteArrayInputStream(new byte[1]));
      // They call the NameNode, too; a poll needs none of them.
      cluster.shutdownDataNodes();
      Optional<PointerStamp> stamp = store.reader().stamp();

      Map<String, Long> before = calls(cluster);
      for (int i = 0; i < POLLS; i++) {
        assertThat(store.reader().stamp()).isPresent().isEqualTo(stamp);
      }
      Map<String, Long> cost = calls(cluster);

      before.forEach((call, count) -> cost.merge(call, -count, Long::sum));
      cost.values().removeIf(count -> count == 0);
      assertThat(cost).containsExactly(Map.entry("GetFileInfo", (long) POLLS));
    }
  }

  /** How often each of its calls was served by the NameNode. */
  private static Map<String, Long> calls(MiniDFSCluster cluster) throws IOException {
    // Once this call is served, those before it are counted.
    cluster.getFileSystem().getStatus();
    MetricsSource source =
        DefaultMetricsSystem.instance()
            .getSource("RpcDetailedActivityForPort" + cluster.getNameNodePort());
    MetricsCollectorImpl collector = new MetricsCollectorImpl();
    source.getMetrics(collector, true);
    Map<String, Long> calls = new HashMap<>();
    for (MetricsRecordImpl record : collector.getRecords()) {
      for (AbstractMetric metric : record.metrics()) {
        Matcher name = COUNT.matcher(metric.name());
        if (name.matches()) {
          calls.put(name.group(1), metric.value().longValue());
        }
      }
    }
    assertThat(calls).containsKey("GetFileInfo");
    calls.remove("GetFsStats");
    return calls;
  }
}
