package recast.embedded;

import recast.cli.Arguments;
import recast.cli.CommandSpec;
import recast.cli.OperatorSettings;
import recast.cli.UsageException;

/** How many daemons of each kind that come in numbers. */
record ClusterSize(int datanodes, int nodemanagers) {
  /** {@code command}, with the options of one that starts a cluster. */
  static CommandSpec spec(CommandSpec command) {
    return ClusterDirectory.spec(command)
        .optional(OperatorSettings.DATANODES, OperatorSettings.NODEMANAGERS);
  }

  static ClusterSize read(Arguments arguments) throws UsageException {
    return new ClusterSize(
        arguments.get(OperatorSettings.DATANODES), arguments.get(OperatorSettings.NODEMANAGERS));
  }
}
