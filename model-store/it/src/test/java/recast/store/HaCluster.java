package recast.store;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.MiniDFSNNTopology;
import org.apache.hadoop.hdfs.server.namenode.ha.HATestUtil;

/** An HDFS of two NameNodes, one of which is active; its clients know both by one name. */
final class HaCluster implements AutoCloseable {
  private static final String NAME = "models";

  private final MiniDFSCluster cluster;
  private int active;

  HaCluster(java.nio.file.Path data) throws IOException {
    cluster =
        new MiniDFSCluster.Builder(new Configuration(), data.toFile())
            .nnTopology(MiniDFSNNTopology.simpleHATopology())
            .numDataNodes(1)
            .build();
    cluster.waitActive();
    cluster.transitionToActive(active);
  }

  /** The configuration of a client, as the administrators of a cluster write it. */
  Configuration client() {
    Configuration client = new Configuration(cluster.getConfiguration(0));
    HATestUtil.setFailoverConfigurations(cluster, client, NAME);
    return client;
  }

  Path path(String name) {
    return new Path("hdfs://" + NAME + "/" + name);
  }

  /** Puts the active NameNode on standby; until {@link #activate} nobody is active. */
  void deactivate() throws IOException {
    cluster.transitionToStandby(active);
  }

  /** Makes the other NameNode the active one. */
  void activate() throws IOException {
    active = 1 - active;
    cluster.transitionToActive(active);
  }

  /** Ends the active NameNode in the middle of whatever it does. */
  void crash() {
    cluster.shutdownNameNode(active);
  }

  /** Starts the NameNode again that is not active; it becomes the standby. */
  void revive() throws IOException {
    cluster.restartNameNode(1 - active, false);
  }

  @Override
  public void close() {
    cluster.shutdown(true);
  }
}
