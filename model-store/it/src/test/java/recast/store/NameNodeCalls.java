package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.metrics2.AbstractMetric;
import org.apache.hadoop.metrics2.MetricsSource;
import org.apache.hadoop.metrics2.impl.MetricsCollectorImpl;
import org.apache.hadoop.metrics2.impl.MetricsRecordImpl;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;

/** What something costs a NameNode, by its own count. */
final class NameNodeCalls {
  /** Newer servers count each call once more, with the time that it spent waiting. */
  private static final Pattern COUNT = Pattern.compile("(?!Overall|Deferred)(\\w+)NumOps");

  private final MiniDFSCluster cluster;

  /** What datanodes ask, whatever clients do. */
  private static final Set<String> OF_DATANODES =
      Set.of("SendHeartbeat", "BlockReport", "BlockReceivedAndDeleted");

  NameNodeCalls(MiniDFSCluster cluster) {
    this.cluster = cluster;
  }

  /** One thread: a call is counted before the next one is served. */
  static Configuration configured() {
    Configuration configuration = new Configuration();
    configuration.setInt("dfs.namenode.handler.count", 1);
    return configuration;
  }

  /** Does something. */
  interface Work {
    void run() throws IOException;
  }

  /** How many calls of each name {@code work} takes. */
  Map<String, Long> of(Work work) throws IOException {
    Map<String, Long> before = calls();
    work.run();
    Map<String, Long> cost = calls();
    before.forEach((call, count) -> cost.merge(call, -count, Long::sum));
    cost.values().removeIf(count -> count == 0);
    return cost;
  }

  private Map<String, Long> calls() throws IOException {
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
    calls.keySet().removeAll(OF_DATANODES);
    return calls;
  }
}
