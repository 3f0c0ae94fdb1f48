package recast.yarn;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.logaggregation.ContainerLogMeta;
import org.apache.hadoop.yarn.logaggregation.ContainerLogsRequest;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileController;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileControllerFactory;
import org.apache.hadoop.yarn.logaggregation.filecontroller.ifile.LogAggregationIndexedFileController;
import recast.cli.CommandException;
import recast.cli.ExitCode;

/**
 * A log file of the driver of an application that has ended, from where YARN has collected it; each
 * byte once.
 */
public final class AggregatedLog {
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
  public AggregatedLog(
      Configuration configuration, ApplicationReport report, String file, long from) {
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
   * @throws CommandException when YARN has collected all files, and this one is not among them
   */
  public boolean copy(OutputStream out) throws IOException, CommandException {
    ContainerLogsRequest request = request();
    LogAggregationFileController collected =
        new LogAggregationFileControllerFactory(configuration)
            .getFileControllerForRead(report.getApplicationId(), report.getUser());
    LogContents contents = LogContents.after(from, out);
    boolean found;
    try {
      found = collected.readAggregatedLogs(request, contents);
    } finally {
      from += contents.copied();
      contents.flush();
    }
    if (!found) {
      refuseMissing(names(collected, request));
    }
    return found;
  }

  /** Of rolled files some are collected while the driver runs; these two are collected last. */
  private void refuseMissing(Set<String> names) throws CommandException {
    if (!names.contains(file) && (names.contains("stdout") || names.contains("stderr"))) {
      throw new CommandException(
          ExitCode.FAILED,
          "The driver of %s wrote no file %s; give one of these to --log-file: %s"
              .formatted(report.getApplicationId(), file, String.join(", ", names)));
    }
  }

  private static Set<String> names(
      LogAggregationFileController collected, ContainerLogsRequest request) throws IOException {
    Set<String> names = new TreeSet<>();
    for (ContainerLogMeta container : collected.readAggregatedLogsMeta(request)) {
      container.getContainerLogMeta().forEach(log -> names.add(log.getFileName()));
    }
    return names;
  }

  private ContainerLogsRequest request() {
    ContainerLogsRequest request = new ContainerLogsRequest();
    request.setAppId(report.getApplicationId());
    request.setAppOwner(report.getUser());
    request.setAppFinished(true);
    request.setBytes(Long.MAX_VALUE);
    request.setLogTypes(new HashSet<>(Set.of(file)));
    // The driver's container is the first that an attempt gets.
    request.setContainerId(
        ContainerId.newContainerId(report.getCurrentApplicationAttemptId(), 1).toString());
    return request;
  }

  @Override
  public String toString() {
    return file + " of " + report.getApplicationId();
  }
}
