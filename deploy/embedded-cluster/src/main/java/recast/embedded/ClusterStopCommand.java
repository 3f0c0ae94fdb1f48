package recast.embedded;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;

/** {@code stop}: ends the cluster with all its containers, and deletes its data. */
final class ClusterStopCommand implements Command {
  static final CommandSpec SPEC =
      ClusterDirectory.spec(
          CommandSpec.of("stops it, with all that runs on it; its data is gone."));

  private static final Duration ORDERLY = Duration.ofSeconds(30);
  private static final Duration FORCED = Duration.ofSeconds(5);

  private final PrintStream err;

  ClusterStopCommand(PrintStream err) {
    this.err = err;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    arguments.check();
    ClusterDirectory directory = arguments.get(ClusterDirectory.DIR);
    Optional<ProcessHandle> running = ClusterProcess.running(directory);
    if (running.isPresent()) {
      end(running.get());
    } else {
      err.println("no cluster runs in " + directory.root());
    }
    Containers.kill(directory);
    if (!Waiting.happens(FORCED, () -> Containers.left(directory).isEmpty())) {
      throw new CommandException(
          ExitCode.FAILED,
          "Processes of containers do not end: " + Containers.left(directory) + "; kill them");
    }
    directory.clear();
    return ExitCode.OK;
  }

  private void end(ProcessHandle process) throws InterruptedException, CommandException {
    err.println("stopping the cluster, process " + process.pid() + " ...");
    process.destroy();
    if (Waiting.happens(ORDERLY, () -> !process.isAlive())) {
      return;
    }
    err.println("it takes more than " + ORDERLY.toSeconds() + " s: killing it");
    process.destroyForcibly();
    if (!Waiting.happens(FORCED, () -> !process.isAlive())) {
      throw new CommandException(
          ExitCode.FAILED, "Process " + process.pid() + " does not end; its data stays");
    }
  }
}
