package recast.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.DatanodeReportType;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;

/** {@code status}: whether the cluster runs, where it listens, how many nodes answer. */
final class ClusterStatusCommand implements Command {
  static final CommandSpec SPEC =
      ClusterDirectory.spec(CommandSpec.of("whether it runs, and where its servers are."));

  private final PrintStream results;

  ClusterStatusCommand(PrintStream results) {
    this.results = results;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    arguments.check();
    ClusterDirectory directory = arguments.get(ClusterDirectory.DIR);
    Optional<ProcessHandle> running = ClusterProcess.running(directory);
    if (running.isEmpty()) {
      line("state", "not running");
      return ExitCode.FAILED;
    }
    boolean ready = Files.exists(directory.conf());
    line("state", ready ? "running" : "starting");
    line("pid", running.get().pid());
    line("log", directory.log());
    if (ready) {
      line("conf", directory.conf());
      answers(ClusterConfFiles.read(directory.conf()));
    }
    return ready ? ExitCode.OK : ExitCode.FAILED;
  }

  private void answers(Configuration conf) throws IOException, YarnException {
    conf.setInt(YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS, 10_000);
    conf.setInt(YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS, 1_000);
    line("hdfs", conf.get("fs.defaultFS"));
    line("hdfs ui", "http://" + conf.get("dfs.namenode.http-address"));
    try (FileSystem fileSystem = FileSystem.newInstance(conf)) {
      DistributedFileSystem hdfs = (DistributedFileSystem) fileSystem;
      line("datanodes", hdfs.getDataNodeStats(DatanodeReportType.LIVE).length);
    }
    line("yarn", conf.get(YarnConfiguration.RM_ADDRESS));
    line("yarn ui", "http://" + conf.get(YarnConfiguration.RM_WEBAPP_ADDRESS));
    try (YarnClient yarn = YarnClient.createYarnClient()) {
      yarn.init(conf);
      yarn.start();
      line("nodemanagers", yarn.getYarnClusterMetrics().getNumActiveNodeManagers());
    }
  }

  private void line(String name, Object value) {
    results.printf("%-12s  %s%n", name, value);
  }
}
