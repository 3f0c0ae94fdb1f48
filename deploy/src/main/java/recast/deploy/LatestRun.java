package recast.deploy;

import java.io.IOException;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.yarn.Runs;
import recast.yarn.YarnCluster;

/** The run that a user means who names an application. */
final class LatestRun {
  private LatestRun() {}

  /**
   * The run of this name that this user means; see {@link Runs#meant}.
   *
   * @throws CommandException also when YARN knows none
   */
  static ApplicationReport of(YarnCluster cluster, String app)
      throws IOException, CommandException {
    return cluster
        .runs(app)
        .meant(run -> gaveWay(cluster, run))
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.FAILED, "YARN knows no application " + app + "; submit it first"));
  }

  /** A run that works reports it; one that ended well without a report had nothing to do. */
  private static boolean gaveWay(YarnCluster cluster, ApplicationReport run) {
    try {
      return run.getFinalApplicationStatus() == FinalApplicationStatus.SUCCEEDED
          && AppLauncher.control(cluster, run).status().isEmpty();
    } catch (IOException e) {
      // What it says is for its user alone: to anybody else the last run is the one that is meant.
      return false;
    }
  }
}
