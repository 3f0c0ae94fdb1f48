package recast.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real HDFS in this process, for one class of tests and the classes nested in it. */
public final class MiniHdfs implements BeforeAllCallback, AfterAllCallback {
  private final Configuration settings;
  private final int datanodes;
  private MiniDFSCluster cluster;

  private MiniHdfs(Configuration settings, int datanodes) {
    this.settings = settings;
    this.datanodes = datanodes;
  }

  /** One with so many datanodes; each keeps a copy of a block, up to three. */
  public static MiniHdfs of(int datanodes) {
    return of(datanodes, new Configuration());
  }

  /** As {@link #of(int)}, with settings of its daemons. */
  public static MiniHdfs of(int datanodes, Configuration settings) {
    return new MiniHdfs(settings, datanodes);
  }

  @Override
  public void beforeAll(ExtensionContext test) throws IOException {
    if (isNested(test)) {
      return;
    }
    Path directory = Files.createTempDirectory(test.getRequiredTestClass().getSimpleName());
    cluster =
        new MiniDFSCluster.Builder(settings, directory.toFile()).numDataNodes(datanodes).build();
    cluster.waitActive();
  }

  /** Ends it, and deletes its files. */
  @Override
  public void afterAll(ExtensionContext test) {
    if (!isNested(test) && cluster != null) {
      cluster.shutdown(true);
    }
  }

  /** JUnit calls an extension for nested classes, too. */
  private static boolean isNested(ExtensionContext test) {
    return test.getRequiredTestClass().isAnnotationPresent(Nested.class);
  }

  /** The cluster, which a test can do harm to. */
  public MiniDFSCluster cluster() {
    return cluster;
  }

  /** What a client needs to reach it. */
  public Configuration client() {
    return cluster.getConfiguration(0);
  }
}
