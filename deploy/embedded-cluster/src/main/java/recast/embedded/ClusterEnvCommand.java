package recast.embedded;

import java.io.PrintStream;
import java.nio.file.Files;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;

/** {@code env}: prints what a shell evaluates to talk to the cluster. */
final class ClusterEnvCommand implements Command {
  static final CommandSpec SPEC =
      ClusterDirectory.spec(
          CommandSpec.of("prints what to export: eval \"$(recast cluster env)\"."));

  private final PrintStream results;

  ClusterEnvCommand(PrintStream results) {
    this.results = results;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    arguments.check();
    ClusterDirectory directory = arguments.get(ClusterDirectory.DIR);
    if (ClusterProcess.running(directory).isEmpty() || !Files.exists(directory.conf())) {
      throw new CommandException(
          ExitCode.FAILED,
          "No cluster is ready in " + directory.root() + "; 'recast cluster start' starts one");
    }
    results.println("export HADOOP_CONF_DIR=" + quoted(directory.conf().toString()));
    return ExitCode.OK;
  }

  /** {@code text} as one word of a shell, whatever it holds. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
