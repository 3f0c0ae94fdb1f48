package recast.doctor;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.yarn.YarnCluster;

/** Logs are collected, also while the application runs, and in a format that does not fail. */
record LogAggregationCheck(YarnCluster yarn) implements Check {
  private static final String ROLLING =
      YarnConfiguration.NM_LOG_AGGREGATION_ROLL_MONITORING_INTERVAL_SECONDS;

  /** Of a large cluster some may be closed to us; all have the same settings. */
  private static final int ASKED = 2;

  @Override
  public String name() {
    return "log-aggregation";
  }

  @Override
  public String remedy() {
    return "set it in the yarn-site.xml of the NodeManagers, and here";
  }

  @Override
  public Finding look() throws YarnException, IOException {
    Optional<Configuration> told = told();
    Configuration settings = told.orElse(yarn.configuration());
    String by = told.isPresent() ? "a NodeManager says" : "yarn-site.xml here says";
    if (!settings.getBoolean(YarnConfiguration.LOG_AGGREGATION_ENABLED, false)) {
      return Finding.fail(
          "%s that log aggregation is off: 'recast logs' has nothing of an application that has ended"
              .formatted(by),
          "set %s=true in the yarn-site.xml of the NodeManagers, and here"
              .formatted(YarnConfiguration.LOG_AGGREGATION_ENABLED));
    }
    if (settings.getLong(ROLLING, -1) <= 0) {
      return Finding.warn(
          "%s that logs are collected at the end only: those of an application that runs for a year fill the disks"
              .formatted(by),
          "set %s=3600 in the yarn-site.xml of the NodeManagers".formatted(ROLLING));
    }
    String formats = settings.get(YarnConfiguration.LOG_AGGREGATION_FILE_FORMATS, "TFile").strip();
    if (formats.startsWith("TFile")) {
      return Finding.warn(
          "%s that logs are collected as TFile: a NodeManager that once cannot upload them forgets the application,"
                  .formatted(by)
              + " and shows its logs no more",
          "set %s=IFile and yarn.log-aggregation.file-controller.IFile.class=%s in every yarn-site.xml"
              .formatted(
                  YarnConfiguration.LOG_AGGREGATION_FILE_FORMATS,
                  "org.apache.hadoop.yarn.logaggregation.filecontroller.ifile"
                      + ".LogAggregationIndexedFileController"));
    }
    return Finding.pass(
        "%s that logs are collected every %s s, as %s"
            .formatted(by, settings.get(ROLLING), formats));
  }

  private Optional<Configuration> told() throws YarnException, IOException {
    for (NodeReport node : yarn.nodes().stream().limit(ASKED).toList()) {
      Optional<Configuration> settings = yarn.settings(node);
      if (settings.isPresent()) {
        return settings;
      }
    }
    return Optional.empty();
  }
}
