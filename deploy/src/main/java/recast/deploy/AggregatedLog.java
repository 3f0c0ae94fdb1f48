package recast.deploy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.logaggregation.ContainerLogsRequest;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileController;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileControllerFactory;
import org.apache.hadoop.yarn.logaggregation.filecontroller.ifile.LogAggregationIndexedFileController;

/**
 * A log file of the driver of an application that has ended, from where YARN has collected it; each
 * byte once.
 */
final class AggregatedLog {
  // Which format the NodeManagers write is their setting, and a client need not know it.
  private static final String FORMATS = "yarn.log-aggregation.file-formats";
  private static final String INDEXED = "yarn.log-aggregation.file-controller.IFile.class";

  private final Configuration configuration;
  private final ApplicationReport report;
  private final String file;
  private long from;

  /**
   * @param from the first byte that is wanted
   */
  AggregatedLog(Configuration configuration, ApplicationReport report, String file, long from) {
    this.configuration = new Configuration(configuration);
    this.configuration.set(FORMATS, "IFile,TFile");
    this.configuration.setIfUnset(INDEXED, LogAggregationIndexedFileController.class.getName());
    this.report = report;
    this.file = file;
    this.from = from;
  }

  /**
   * Copies what was not copied yet; may be called again after a failure.
   *
   * @return false when YARN has not collected it (yet)
   */
  boolean copy(OutputStream out) throws IOException {
    ContainerLogsRequest request = new ContainerLogsRequest();
    request.setAppId(report.getApplicationId());
    request.setAppOwner(report.getUser());
    request.setAppFinished(true);
    request.setBytes(Long.MAX_VALUE);
    request.setLogTypes(new HashSet<>(Set.of(file)));
    // The driver's container is the first that an attempt gets.
    request.setContainerId(
        ContainerId.newContainerId(report.getCurrentApplicationAttemptId(), 1).toString());
    LogAggregationFileController collected =
        new LogAggregationFileControllerFactory(configuration)
            .getFileControllerForRead(report.getApplicationId(), report.getUser());
    LogContents contents = LogContents.after(from, out);
    try {
      return collected.readAggregatedLogs(request, contents);
    } finally {
      from += contents.copied();
      contents.flush();
    }
  }

  @Override
  public String toString() {
    return file + " of " + report.getApplicationId();
  }
}
