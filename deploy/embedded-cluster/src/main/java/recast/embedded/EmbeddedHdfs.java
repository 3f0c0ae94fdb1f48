package recast.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DFSConfigKeys;
import org.apache.hadoop.hdfs.server.datanode.DataNode;
import org.apache.hadoop.hdfs.server.namenode.NameNode;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * A NameNode and its DataNodes, in this process, on free ports of the loopback interface. They end
 * with the process: their data is deleted after it, so there is nothing to end in order.
 */
final class EmbeddedHdfs {
  private static final String ANY_PORT = "127.0.0.1:0";
  private static final FsPermission SHARED = new FsPermission((short) 01777);
  private static final FsPermission PRIVATE = new FsPermission((short) 0700);

  private EmbeddedHdfs() {}

  /** Formats and starts; {@code conf} gets the addresses. */
  static void start(Configuration conf, Path data, int count)
      throws IOException, InterruptedException, TimeoutException {
    configure(conf, data, count);
    NameNode.format(conf);
    NameNode nameNode = NameNode.createNameNode(new String[0], conf);
    publishAddresses(nameNode, conf);
    for (int i = 0; i < count; i++) {
      Configuration own = new Configuration(conf);
      own.set(DFSConfigKeys.DFS_DATANODE_DATA_DIR_KEY, data.resolve("datanode-" + i).toString());
      DataNode.createDataNode(new String[0], own);
    }
    Waiting.until(
        count + " datanodes", () -> nameNode.getNamesystem().getNumLiveDataNodes() >= count);
    makeDirectories(conf);
  }

  private static void configure(Configuration conf, Path data, int count) {
    FileSystem.setDefaultUri(conf, "hdfs://" + ANY_PORT);
    conf.set(DFSConfigKeys.DFS_NAMENODE_NAME_DIR_KEY, data.resolve("namenode").toString());
    conf.set(DFSConfigKeys.DFS_NAMENODE_HTTP_ADDRESS_KEY, ANY_PORT);
    conf.set(DFSConfigKeys.DFS_DATANODE_ADDRESS_KEY, ANY_PORT);
    conf.set(DFSConfigKeys.DFS_DATANODE_HTTP_ADDRESS_KEY, ANY_PORT);
    conf.set(DFSConfigKeys.DFS_DATANODE_IPC_ADDRESS_KEY, ANY_PORT);
    conf.set(DFSConfigKeys.DFS_DATANODE_HOST_NAME_KEY, "127.0.0.1");
    conf.setInt(DFSConfigKeys.DFS_REPLICATION_KEY, Math.min(count, 3));
    // With this few datanodes there is no other one to go to: write on with those that are left.
    conf.set("dfs.client.block.write.replace-datanode-on-failure.policy", "NEVER");
  }

  private static void publishAddresses(NameNode nameNode, Configuration conf) {
    FileSystem.setDefaultUri(conf, "hdfs://127.0.0.1:" + nameNode.getNameNodeAddress().getPort());
    conf.set(
        DFSConfigKeys.DFS_NAMENODE_HTTP_ADDRESS_KEY,
        "127.0.0.1:" + nameNode.getHttpAddress().getPort());
  }

  private static void makeDirectories(Configuration conf) throws IOException {
    String user = UserGroupInformation.getCurrentUser().getShortUserName();
    try (FileSystem hdfs = FileSystem.newInstance(conf)) {
      make(hdfs, "/tmp", SHARED);
      make(hdfs, EmbeddedYarn.LOGS, SHARED);
      make(hdfs, "/user/" + user, PRIVATE);
    }
  }

  private static void make(FileSystem hdfs, String directory, FsPermission permission)
      throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(directory);
    if (!hdfs.mkdirs(path)) {
      throw new IOException("Cannot create " + directory + " on " + hdfs.getUri());
    }
    hdfs.setPermission(path, permission); // mkdirs would apply the umask
  }
}
