package recast.doctor;

import org.apache.hadoop.util.StringUtils;

/** Runs that are over have left nothing on the cluster. */
record RunLeftoversCheck(RunLeftovers leftovers) implements Check {
  @Override
  public String name() {
    return "run-leftovers";
  }

  @Override
  public String remedy() {
    return "recast clean removes it; recast clean --dry-run lists it";
  }

  @Override
  public Finding look() throws Exception {
    RunLeftovers.Left left = leftovers.look();
    return left.directories() == 0
        ? Finding.pass("runs that are over have left nothing")
        : Finding.warn(
            "runs that are over have left %d director%s, %s"
                .formatted(
                    left.directories(),
                    left.directories() == 1 ? "y" : "ies",
                    StringUtils.byteDesc(left.bytes())),
            remedy());
  }
}
