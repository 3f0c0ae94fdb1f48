package recast.yarn;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import recast.cli.CommandException;

/** A log file of a driver that runs; each attempt has its own, and follows the one before. */
public final class DriverTail {
  private final YarnCluster cluster;
  private final String file;
  private ApplicationAttemptId attempt;
  private ContainerLogReader log;

  public DriverTail(YarnCluster cluster, String file) {
    this.cluster = cluster;
    this.file = file;
  }

  /**
   * Copies what the attempt of {@code report} wrote since the last time.
   *
   * @return false when no driver runs, or it has no files (any more)
   */
  public boolean copyNew(ApplicationReport report, OutputStream out)
      throws IOException, InterruptedException, CommandException {
    if (report.getYarnApplicationState() != YarnApplicationState.RUNNING) {
      return false;
    }
    if (!report.getCurrentApplicationAttemptId().equals(attempt)) {
      Optional<ContainerReport> driver = cluster.driver(report);
      if (driver.isEmpty()) {
        return false;
      }
      attempt = report.getCurrentApplicationAttemptId();
      log = new ContainerLogReader(driver.get(), file);
    }
    return log.copyNew(out);
  }

  /** How many bytes of the attempt of {@code report} were copied. */
  public long copied(ApplicationReport report) {
    return report.getCurrentApplicationAttemptId().equals(attempt) ? log.copied() : 0;
  }
}
