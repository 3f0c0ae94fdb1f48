package recast.embedded;

import org.apache.commons.cli.Options;
import recast.cli.Arguments;
import recast.cli.Flags;
import recast.cli.NumberParsers;

/** How many daemons of each kind that come in numbers. */
record ClusterSize(int datanodes, int nodemanagers) {
  private static final int MOST = 9;

  /** The options of a verb that starts a cluster. */
  static Options options() {
    return new Flags().values("dir", "datanodes", "nodemanagers").options();
  }

  /** Reads both; to be used only after {@link Arguments#check()}, null where one is wrong. */
  static ClusterSize read(Arguments arguments) {
    Integer datanodes = arguments.required("datanodes", NumberParsers.between(1, MOST));
    Integer nodemanagers = arguments.required("nodemanagers", NumberParsers.between(1, MOST));
    return datanodes == null || nodemanagers == null
        ? null
        : new ClusterSize(datanodes, nodemanagers);
  }
}
