package recast.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.Messages;

/** {@code start}: launches the cluster in the background and returns when clients may connect. */
final class ClusterStartCommand implements Command {
  static final CommandSpec SPEC =
      ClusterSize.spec(
          CommandSpec.of("starts it, waits until it is up, prints its HADOOP_CONF_DIR."));

  private final PrintStream results;
  private final PrintStream err;

  ClusterStartCommand(PrintStream results, PrintStream err) {
    this.results = results;
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
    ClusterSize size = ClusterSize.read(arguments);
    create(directory);
    // Also when a signal ends us: a file called lock looks like one.
    directory.lock().toFile().deleteOnExit();
    try (FileChannel channel =
            FileChannel.open(
                directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new CommandException(
            ExitCode.CONFLICT, "Another start is under way in " + directory.root());
      }
      refuseSecond(directory);
      Containers.kill(directory);
      directory.clear();
      new Launcher(directory, err).launch(size);
    }
    results.println(directory.conf());
    return ExitCode.OK;
  }

  private static void create(ClusterDirectory directory) throws CommandException {
    try {
      Files.createDirectories(directory.root());
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "Cannot make the directory %s (%s); name another with --dir"
              .formatted(directory.root(), Messages.of(e)),
          e);
    }
  }

  private static void refuseSecond(ClusterDirectory directory)
      throws IOException, CommandException {
    Optional<ProcessHandle> running = ClusterProcess.running(directory);
    if (running.isPresent()) {
      throw new CommandException(
          ExitCode.CONFLICT,
          "A cluster already runs in " + directory.root() + ", process " + running.get().pid());
    }
  }
}
