package recast.store;

import org.apache.hadoop.conf.Configuration;

/**
 * Hadoop's client settings, with an end to its patience: an answer within 30 seconds, not hours.
 */
public final class ClientConfiguration {
  /** One a second: five minutes. */
  private static final int PATIENT_RETRIES = 300;

  private ClientConfiguration() {}

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
    patient.setInt("ipc.client.connect.max.retries", PATIENT_RETRIES);
    patient.setInt("ipc.client.connect.retry.interval", 1_000);
    return patient;
  }

  /** A copy of {@code base} with bounded retries. */
  public static Configuration bounded(Configuration base) {
    Configuration bounded = new Configuration(base);
    bounded.setInt("ipc.client.connect.timeout", 5_000);
    bounded.setInt("ipc.client.connect.max.retries", 3);
    bounded.setInt("ipc.client.connect.max.retries.on.timeouts", 2);
    bounded.setInt("dfs.client.failover.max.attempts", 4);
    bounded.setInt("dfs.client.failover.sleep.max.millis", 2_000);
    // A file is closed once a datanode has reported its last block, which takes milliseconds; the
    // default looks again after 400.
    bounded.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 10);
    bounded.setInt("dfs.client.block.write.locateFollowingBlock.retries", 11);
    return bounded;
  }
}
