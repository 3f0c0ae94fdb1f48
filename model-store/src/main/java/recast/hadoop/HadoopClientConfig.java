package recast.hadoop;

import org.apache.hadoop.conf.Configuration;

/**
 * Hadoop's client settings, with bounded retries: an answer within 30 seconds, not hours, but long
 * enough for a NameNode to take over from another.
 */
public final class HadoopClientConfig {
  /**
   * Pauses in milliseconds, each with how often it is made: five minutes for a NameNode in safe
   * mode. One that does not answer is waited for longer, since every try tries as often to connect.
   */
  private static final String FIVE_MINUTES = "1000,30,5000,54";

  private HadoopClientConfig() {}

  /** The configuration that HADOOP_CONF_DIR gives, with bounded retries. */
  public static Configuration load() {
    return bounded(new Configuration());
  }

  /**
   * The configuration that HADOOP_CONF_DIR gives, for a batch that has to wait until the file
   * system is back: minutes, not seconds.
   */
  public static Configuration patient() {
    Configuration patient = new Configuration();
    // Without this policy HDFS tries once, whatever ipc.client.connect.max.retries says.
    patient.setBoolean("dfs.client.retry.policy.enabled", true);
    patient.set("dfs.client.retry.policy.spec", FIVE_MINUTES);
    closeFast(patient);
    LocalDisk.useIn(patient);
    return patient;
  }

  /** A copy of {@code base} with bounded retries. */
  public static Configuration bounded(Configuration base) {
    Configuration bounded = new Configuration(base);
    // A host that is gone: 15 seconds, asked again every second.
    bounded.setInt("ipc.client.connect.timeout", 1_000);
    bounded.setInt("ipc.client.connect.max.retries.on.timeouts", 14);
    // A host on which nothing listens: 3 seconds; with one NameNode, HDFS tries once all the same.
    bounded.setInt("ipc.client.connect.max.retries", 3);
    // A NameNode that hangs, or whose host vanished under an open connection. Before Hadoop 3.4 the
    // default is to wait without end.
    bounded.setInt("ipc.client.rpc-timeout.ms", 20_000);
    // Of several NameNodes none is active while they fail over: 10 seconds until ZooKeeper misses
    // the active one, and some for the standby to take over. 13 failovers are 23 seconds: at once,
    // after one, then after two each, give or take half.
    bounded.setInt("dfs.client.failover.max.attempts", 13);
    bounded.setInt("dfs.client.failover.sleep.base.millis", 500);
    bounded.setInt("dfs.client.failover.sleep.max.millis", 2_000);
    // Fewer and larger packets on their way to the datanodes make up for the SHA-256 of a payload.
    bounded.setInt("dfs.client-write-packet-size", 1 << 20);
    bounded.setInt("dfs.client.write.max-packets-in-flight", 16);
    closeFast(bounded);
    return bounded;
  }

  /**
   * A file is closed once a datanode has reported its last block, which takes milliseconds; the
   * default looks again after 400.
   */
  private static void closeFast(Configuration configuration) {
    configuration.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 10);
    configuration.setInt("dfs.client.block.write.locateFollowingBlock.retries", 11);
  }
}
