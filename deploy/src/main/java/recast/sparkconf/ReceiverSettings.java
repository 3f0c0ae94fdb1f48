package recast.sparkconf;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What Spark is told for the sake of a receiver: how what it has received survives. */
public final class ReceiverSettings {
  /** Whether what was received is kept on HDFS. */
  public static final String WRITE_AHEAD_LOG = "spark.streaming.receiver.writeAheadLog.enable";

  private static final Set<String> KEYS =
      Set.of(
          WRITE_AHEAD_LOG,
          "spark.streaming.driver.writeAheadLog.batchingTimeout",
          "spark.streaming.receiver.blockStoreTimeout");

  private ReceiverSettings() {}

  /** {@code settings} without those that an application without a receiver does not need. */
  public static Map<String, String> removedFrom(Map<String, String> settings) {
    Map<String, String> rest = new TreeMap<>(settings);
    rest.keySet().removeAll(KEYS);
    return rest;
  }
}
