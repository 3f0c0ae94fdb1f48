package recast.embedded;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DFSConfigKeys;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * Hadoop's own small HDFS, in this process, on free ports of the loopback interface. It ends with
 * the process: its data is deleted after it, so there is nothing to end in order.
 */
final class EmbeddedHdfs {
  private static final FsPermission SHARED = new FsPermission((short) 01777);
  private static final FsPermission PRIVATE = new FsPermission((short) 0700);

  private EmbeddedHdfs() {}

  /** Formats and starts; {@code conf} gets the addresses. */
  static MiniDFSCluster start(Configuration conf, Path data, int count) throws IOException {
    // With this few datanodes there is no other one to go to: write on with those that are left.
    conf.set("dfs.client.block.write.replace-datanode-on-failure.policy", "NEVER");
    conf.setInt(DFSConfigKeys.DFS_REPLICATION_KEY, Math.min(count, 3));
    // A NameNode looks a hundred times a second for blocks to delete, and few are deleted here.
    conf.setInt(DFSConfigKeys.DFS_NAMENODE_BLOCK_DELETION_UNLOCK_INTERVAL_MS, 1_000);
    MiniDFSCluster hdfs =
        new MiniDFSCluster.Builder(conf, data.resolve("hdfs").toFile()).numDataNodes(count).build();
    hdfs.waitActive();
    makeDirectories(hdfs.getFileSystem());
    return hdfs;
  }

  private static void makeDirectories(FileSystem hdfs) throws IOException {
    String user = UserGroupInformation.getCurrentUser().getShortUserName();
    make(hdfs, "/tmp", SHARED);
    make(hdfs, EmbeddedYarn.LOGS, SHARED);
    make(hdfs, "/user/" + user, PRIVATE);
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
