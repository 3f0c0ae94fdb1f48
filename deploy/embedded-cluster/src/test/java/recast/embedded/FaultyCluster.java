package recast.embedded;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.crypto.key.KeyProvider;
import org.apache.hadoop.fs.Path;

/**
 * A cluster whose NameNode goes away when a test says so: {@code namenode stop} and {@code namenode
 * start}. {@code nodemanager replace} ends a node, with another one to go on with. {@code encrypt
 * DIRECTORY} makes an encryption zone.
 */
public final class FaultyCluster {
  private static final String ZONE = "encrypt";

  private final EmbeddedCluster cluster;

  private FaultyCluster(EmbeddedCluster cluster) {
    this.cluster = cluster;
  }

  /** Runs in the directory {@code args[0]}. */
  public static void main(String[] args) {
    ObedientCluster.logHere();
    Configuration.addDefaultResource("faulty-cluster-site.xml");
    ClusterDirectory directory = ClusterDirectory.parse(args[0]);
    EmbeddedCluster cluster = new EmbeddedCluster(directory);
    System.exit(
        ObedientCluster.run(
            directory, cluster, new ClusterSize(2, 1), new FaultyCluster(cluster)::obey));
  }

  private void obey(String... words) throws IOException, InterruptedException {
    switch (String.join(" ", words)) {
      case "up" -> {}
      case "namenode stop" -> cluster.hdfs().shutdownNameNode(0);
      case "nodemanager replace" -> replaceNodeManager();
      case "namenode start" -> cluster.hdfs().restartNameNode(0, true);
      default -> {
        if (words.length != 2 || !words[0].equals(ZONE)) {
          throw new IOException("unknown command: " + String.join(" ", words));
        }
        makeZone(words[1]);
      }
    }
  }

  private void replaceNodeManager() throws IOException, InterruptedException {
    try {
      cluster.replaceNodeManager();
    } catch (TimeoutException e) {
      throw new IOException(e);
    }
  }

  /** Makes an encryption zone of an empty directory, with a key of its own. */
  private void makeZone(String directory) throws IOException {
    KeyProvider keys = cluster.hdfs().getNamesystem().getProvider();
    String key = "key-" + UUID.randomUUID();
    try {
      keys.createKey(key, KeyProvider.options(cluster.hdfs().getConfiguration(0)));
    } catch (NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
    keys.flush();
    cluster.hdfs().getFileSystem().createEncryptionZone(new Path(directory), key);
  }
}
