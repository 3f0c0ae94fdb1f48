package recast.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileController;
import org.apache.hadoop.yarn.logaggregation.filecontroller.ifile.LogAggregationIndexedFileController;

/** How the embedded YARN differs from the defaults. */
final class YarnSettings {
  private static final List<String> RM_ADDRESSES =
      List.of(
          YarnConfiguration.RM_ADDRESS,
          YarnConfiguration.RM_SCHEDULER_ADDRESS,
          YarnConfiguration.RM_RESOURCE_TRACKER_ADDRESS,
          YarnConfiguration.RM_ADMIN_ADDRESS);

  private static final List<String> NM_ADDRESSES =
      List.of(
          YarnConfiguration.NM_ADDRESS,
          YarnConfiguration.NM_LOCALIZER_ADDRESS,
          YarnConfiguration.NM_WEBAPP_ADDRESS);

  /** Names the class that reads and writes collected logs. */
  private static final String LOG_FORMAT_CLASS = "yarn.log-aggregation.file-controller.IFile.class";

  private static final String SCHEDULER = "yarn.scheduler.capacity.";

  private YarnSettings() {}

  static void apply(Configuration conf, Path data) throws IOException {
    RM_ADDRESSES.forEach(key -> conf.set(key, "127.0.0.1:0"));
    NM_ADDRESSES.forEach(key -> conf.set(key, "127.0.0.1:0"));
    // Not 0: applications' tracking URLs are made from it before its socket is bound.
    conf.set(YarnConfiguration.RM_WEBAPP_ADDRESS, "127.0.0.1:" + freePort());
    // The default is below /tmp, the same for every cluster.
    conf.set(
        YarnConfiguration.FS_NODE_ATTRIBUTE_STORE_ROOT_DIR,
        data.resolve("node-attributes").toUri().toString());
    resources(conf);
    queues(conf);
    logs(conf);
  }

  /** Whether the resource manager has written its ports into {@code conf}. */
  static boolean hasAddresses(Configuration conf) {
    return RM_ADDRESSES.stream().noneMatch(key -> conf.get(key).endsWith(":0"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void resources(Configuration conf) {
    conf.setInt(YarnConfiguration.NM_PMEM_MB, 6144);
    conf.setInt(YarnConfiguration.NM_VCORES, 8);
    conf.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 256);
    conf.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB, 4096);
    // A JVM reserves far more address space than it uses.
    conf.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
    // A developer's disk that is nine tenths full is not a sick one.
    conf.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 99.5f);
    // One machine: containers may be handed out faster than on a cluster of thousands.
    conf.setInt(YarnConfiguration.RM_NM_HEARTBEAT_INTERVAL_MS, 200);
  }

  private static void queues(Configuration conf) {
    conf.set(SCHEDULER + "root.queues", "default");
    conf.setInt(SCHEDULER + "root.default.capacity", 100);
    // Or a second application waits without end: a tenth of this node is less than one master.
    conf.setFloat(SCHEDULER + "maximum-am-resource-percent", 1.0f);
    // An application may ask for fewer.
    conf.setInt(YarnConfiguration.RM_AM_MAX_ATTEMPTS, 100);
  }

  private static void logs(Configuration conf) {
    conf.setBoolean(YarnConfiguration.LOG_AGGREGATION_ENABLED, true);
    conf.set(YarnConfiguration.NM_REMOTE_APP_LOG_DIR, EmbeddedYarn.LOGS);
    conf.setInt(YarnConfiguration.LOG_AGGREGATION_RETAIN_SECONDS, 7 * 24 * 3600);
    conf.setInt(YarnConfiguration.NM_LOG_AGGREGATION_ROLL_MONITORING_INTERVAL_SECONDS, 60);
    conf.setInt(YarnConfiguration.MIN_LOG_ROLLING_INTERVAL_SECONDS, 60);
    // With the other format, TFile, a NodeManager that once cannot collect the logs of an
    // application forgets it, and shows its logs no more.
    conf.set(YarnConfiguration.LOG_AGGREGATION_FILE_FORMATS, "IFile");
    conf.setClass(
        LOG_FORMAT_CLASS,
        LogAggregationIndexedFileController.class,
        LogAggregationFileController.class);
  }
}
