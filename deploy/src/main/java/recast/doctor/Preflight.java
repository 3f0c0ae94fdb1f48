package recast.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.sparkconf.SparkConfResolver;
import recast.yarn.YarnCluster;

/** The checks that tell at once what a submitted application would die of. */
public final class Preflight {
  private Preflight() {}

  /**
   * Makes them.
   *
   * @param conf the directory of the log4j2 files
   * @param store whose models score
   * @throws CommandException with what the first failed check found, and its remedy
   */
  public static void require(
      Path conf, SparkConfResolver plan, org.apache.hadoop.fs.Path store, YarnCluster yarn)
      throws Exception {
    NamedStore named = new NamedStore(Optional.of(store), yarn.configuration());
    List<Check> checks =
        List.of(
            new SparkConflictsCheck(plan),
            new StoreCheck(named),
            new ReadableCheck(named),
            new LogFilesCheck(conf),
            new QueueCheck(yarn, plan),
            new SizesCheck(yarn, plan));
    for (Check check : checks) {
      require(check.look());
    }
  }

  private static void require(Finding finding) throws CommandException {
    if (finding.grade() == Severity.FAIL) {
      throw new CommandException(ExitCode.FAILED, finding.text() + "; " + finding.remedy());
    }
  }
}
