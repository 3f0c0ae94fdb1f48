package recast.embedded;

import java.io.PrintStream;
import java.nio.file.Files;
import org.apache.commons.cli.Options;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Flags;

/** {@code env}: prints what a shell evaluates to talk to the cluster. */
final class ClusterEnvCommand implements Command {
  private final PrintStream results;

  ClusterEnvCommand(PrintStream results) {
    this.results = results;
  }

  @Override
  public Options options() {
    return new Flags().values("dir").options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    ClusterDirectory directory = arguments.required("dir", ClusterDirectory::parse);
    arguments.check();
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
