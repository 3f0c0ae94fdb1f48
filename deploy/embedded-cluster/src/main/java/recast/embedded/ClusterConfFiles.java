package recast.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** Writes a HADOOP_CONF_DIR: what a client needs, and nothing that would make a daemon of it. */
final class ClusterConfFiles {
  private static final Map<String, List<String>> KEYS_BY_FILE =
      Map.of(
          "core-site.xml",
          List.of("fs.defaultFS"),
          "hdfs-site.xml",
          List.of(
              "dfs.replication",
              "dfs.namenode.http-address",
              "dfs.client.block.write.replace-datanode-on-failure.policy"),
          "yarn-site.xml",
          List.of(
              YarnConfiguration.RM_ADDRESS,
              YarnConfiguration.RM_SCHEDULER_ADDRESS,
              YarnConfiguration.RM_ADMIN_ADDRESS,
              YarnConfiguration.RM_WEBAPP_ADDRESS,
              YarnConfiguration.RM_AM_MAX_ATTEMPTS,
              YarnConfiguration.LOG_AGGREGATION_ENABLED,
              YarnConfiguration.LOG_AGGREGATION_RETAIN_SECONDS,
              YarnConfiguration.NM_REMOTE_APP_LOG_DIR));

  /** What applications on this cluster need: all on this machine's loopback, and jars in place. */
  private static final String SPARK =
      """
      spark.yarn.jars local:${SPARK_HOME}/jars/*
      spark.yarn.appMasterEnv.SPARK_LOCAL_IP 127.0.0.1
      spark.executorEnv.SPARK_LOCAL_IP 127.0.0.1
      """;

  private ClusterConfFiles() {}

  /** Writes all files; {@code directory} is there with all of them or not at all. */
  static void write(Configuration conf, Path directory) throws IOException {
    Path pending =
        Files.createDirectory(directory.resolveSibling(directory.getFileName() + ".new"));
    for (Map.Entry<String, List<String>> file : KEYS_BY_FILE.entrySet()) {
      Configuration part = new Configuration(false);
      file.getValue().forEach(key -> part.set(key, conf.get(key)));
      try (OutputStream out = Files.newOutputStream(pending.resolve(file.getKey()))) {
        part.writeXml(out);
      }
    }
    Files.writeString(pending.resolve("spark.conf"), SPARK);
    Files.move(pending, directory);
  }

  /** What {@link #write} wrote to {@code directory}. */
  static Configuration read(Path directory) {
    YarnConfiguration conf = new YarnConfiguration();
    KEYS_BY_FILE
        .keySet()
        .forEach(file -> conf.addResource(new org.apache.hadoop.fs.Path(directory + "/" + file)));
    return conf;
  }
}
