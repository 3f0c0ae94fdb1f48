package recast.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A cluster in a process of its own, which a test can do harm to. */
public final class ClusterUnderTest implements AutoCloseable {
  private final LaunchedCluster process;

  private ClusterUnderTest(LaunchedCluster process) {
    this.process = process;
  }

  /** Starts a cluster with its files in a directory of the build; returns when it is up. */
  static ClusterUnderTest start(String directory) throws IOException {
    Path root = Build.scratch(directory);
    return new ClusterUnderTest(LaunchedCluster.start(LaunchedCluster.OBEDIENT, root));
  }

  /** Its HADOOP_CONF_DIR. */
  public Path conf() {
    return process.conf();
  }

  /** The log files of the containers of an application that runs. */
  public List<Path> containerLogs(String applicationId) throws IOException {
    try (Stream<Path> files = Files.walk(process.data())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("/logs/" + applicationId + "/"))
          .toList();
    }
  }

  /** Takes the NameNode away; returns when it is back, and knows where all blocks are. */
  public void takeNameNodeAway(Duration outage) throws IOException {
    process.command("namenode stop");
    // Not a wait for something: this is how long the fault takes.
    await().pollDelay(outage).atMost(outage.multipliedBy(2)).until(() -> true);
    process.command("namenode start");
  }

  /** Takes the node away on which everything runs; another one has taken its place then. */
  public void decommissionTheNode() throws IOException {
    process.command("nodemanager replace");
  }

  /** Makes an encryption zone of an empty directory of HDFS. */
  public void encrypt(String directory) throws IOException {
    process.command("encrypt " + directory);
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }
}
