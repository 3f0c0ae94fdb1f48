package recast.yarn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.logaggregation.AggregatedLogFormat.LogKey;
import org.apache.hadoop.yarn.logaggregation.AggregatedLogFormat.LogValue;
import org.apache.hadoop.yarn.logaggregation.AggregatedLogFormat.LogWriter;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileController;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileControllerFactory;

/** What a NodeManager collects of a driver that has ended, written by YARN's own code. */
public final class CollectedLog {
  private CollectedLog() {}

  /**
   * Collects one file of the driver of {@code run}.
   *
   * @param directory a new one, for what the NodeManager has on its disk
   */
  public static void write(
      Configuration configuration, ApplicationReport run, String file, String text, Path directory)
      throws IOException {
    ContainerId container = ContainerId.newContainerId(run.getCurrentApplicationAttemptId(), 1);
    Path local =
        Files.createDirectories(
            directory.resolve(run.getApplicationId().toString()).resolve(container.toString()));
    Files.writeString(local.resolve(file), text);
    Files.writeString(local.resolve("stderr"), "");
    LogAggregationFileController format =
        new LogAggregationFileControllerFactory(configuration).getFileControllerForWrite();
    org.apache.hadoop.fs.Path target =
        format.getRemoteNodeLogFileForApp(
            run.getApplicationId(), run.getUser(), NodeId.newInstance("node", 1));
    FileContext.getFileContext(target.toUri(), configuration)
        .mkdir(target.getParent(), FileContext.DIR_DEFAULT_PERM, true);
    try (LogWriter writer = new LogWriter()) {
      writer.initialize(configuration, target, UserGroupInformation.getCurrentUser());
      writer.writeApplicationOwner(run.getUser());
      writer.append(
          new LogKey(container),
          new LogValue(List.of(directory.toString()), container, run.getUser()));
    }
  }
}
