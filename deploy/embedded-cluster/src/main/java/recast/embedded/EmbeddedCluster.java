package recast.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.fs.CommonConfigurationKeys;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HDFS with YARN on it. The steps that it logs are those that {@code start} shows. */
final class EmbeddedCluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("recast");

  private final ClusterDirectory directory;
  private final EmbeddedYarn yarn = new EmbeddedYarn();
  private final YarnConfiguration conf;
  private MiniDFSCluster hdfs;

  EmbeddedCluster(ClusterDirectory directory) {
    // Several daemons of a kind in one process: they may not quarrel about names.
    DefaultMetricsSystem.setMiniClusterMode(true);
    this.directory = directory;
    this.conf = new YarnConfiguration();
  }

  /** Starts all daemons, then writes the clients' configuration: who sees it may connect. */
  void start(ClusterSize size) throws IOException, InterruptedException, TimeoutException {
    conf.set(CommonConfigurationKeys.HADOOP_TMP_DIR, directory.temporary().toString());
    if (!UserGroupInformation.isSecurityEnabled()) {
      // The default is made of this machine's name, which need not resolve; no one logs in with it.
      conf.set("hadoop.http.authentication.kerberos.principal", "HTTP/localhost@LOCALHOST");
    }
    Files.createDirectories(directory.data());
    LOG.info("starting HDFS with {} datanodes ...", size.datanodes());
    hdfs = EmbeddedHdfs.start(conf, directory.data(), size.datanodes());
    LOG.info("starting YARN with {} nodemanagers ...", size.nodemanagers());
    yarn.start(conf, directory.data(), size.nodemanagers());
    ClusterConfFiles.write(conf, directory.conf());
    LOG.info("ready");
  }

  /** The daemons of HDFS, for a test that makes one of them fail. */
  MiniDFSCluster hdfs() {
    return hdfs;
  }

  /** Puts another NodeManager in the place of the oldest one, whose containers end. */
  void replaceNodeManager() throws InterruptedException, TimeoutException {
    yarn.replaceNodeManager(conf, directory.data());
  }

  /** Ends what runs beyond this process: no container is left. */
  @Override
  public void close() {
    LOG.info("stopping ...");
    yarn.close();
    Containers.kill(directory);
    LOG.info("stopped");
  }
}
