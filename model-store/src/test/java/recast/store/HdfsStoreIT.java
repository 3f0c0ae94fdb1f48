package recast.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class HdfsStoreIT extends StoreContract {
  @TempDir private static Path data;
  private static MiniDFSCluster cluster;

  @BeforeAll
  static void startCluster() throws IOException {
    File base = data.resolve("hdfs").toFile();
    cluster = new MiniDFSCluster.Builder(new Configuration(), base).numDataNodes(2).build();
    cluster.waitActive();
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.shutdown(true);
    }
  }

  @Override
  Configuration configuration() {
    return new Configuration(cluster.getConfiguration(0));
  }

  @Override
  org.apache.hadoop.fs.Path directory() throws IOException {
    return new org.apache.hadoop.fs.Path(cluster.getURI() + "/" + UUID.randomUUID());
  }
}
