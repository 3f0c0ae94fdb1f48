package recast.yarn;

import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;

/** Reports of applications: what happens later does not show in one that a client has got. */
final class Snapshots {
  private Snapshots() {}

  /** The first report of the {@code number}th application. */
  static ApplicationReport accepted(int number, String owner, String name, Set<String> tags) {
    ApplicationReport report = Records.newRecord(ApplicationReport.class);
    report.setApplicationId(ApplicationId.newInstance(1, number));
    report.setCurrentApplicationAttemptId(
        ApplicationAttemptId.newInstance(report.getApplicationId(), 1));
    report.setName(name);
    report.setUser(owner);
    report.setStartTime(number);
    report.setApplicationTags(Set.copyOf(tags));
    report.setYarnApplicationState(YarnApplicationState.ACCEPTED);
    report.setFinalApplicationStatus(FinalApplicationStatus.UNDEFINED);
    report.setDiagnostics("");
    return report;
  }

  static ApplicationReport of(ApplicationReport report) {
    ApplicationReport copy = Records.newRecord(ApplicationReport.class);
    copy.setApplicationId(report.getApplicationId());
    copy.setCurrentApplicationAttemptId(report.getCurrentApplicationAttemptId());
    copy.setName(report.getName());
    copy.setUser(report.getUser());
    copy.setStartTime(report.getStartTime());
    copy.setApplicationTags(report.getApplicationTags());
    copy.setYarnApplicationState(report.getYarnApplicationState());
    copy.setFinalApplicationStatus(report.getFinalApplicationStatus());
    copy.setDiagnostics(report.getDiagnostics());
    return copy;
  }
}
