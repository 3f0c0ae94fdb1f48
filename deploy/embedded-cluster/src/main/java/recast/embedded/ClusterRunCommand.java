package recast.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.hadoop.yarn.YarnUncaughtExceptionHandler;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;

/** {@code run}: the cluster itself, in the foreground until a signal ends it. */
final class ClusterRunCommand implements Command {
  static final CommandSpec SPEC =
      ClusterSize.spec(CommandSpec.of("is the cluster, until a signal ends it."));

  // Before Hadoop closes its file systems: node managers upload logs while they stop.
  private static final int FIRST = 100;
  private static final int STOP_SECONDS = 25;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    arguments.check();
    ClusterDirectory directory = arguments.get(ClusterDirectory.DIR);
    ClusterSize size = ClusterSize.read(arguments);
    // As in Hadoop's own mains: an Error in any thread ends the process, it does not cripple it.
    Thread.setDefaultUncaughtExceptionHandler(new YarnUncaughtExceptionHandler());
    // The libraries that log elsewhere have nothing to say but what they register.
    Logger.getLogger("").setLevel(Level.SEVERE);
    EmbeddedCluster cluster = new EmbeddedCluster(directory);
    ShutdownHookManager.get()
        .addShutdownHook(cluster::close, FIRST, STOP_SECONDS, TimeUnit.SECONDS);
    cluster.start(size);
    new CountDownLatch(1).await(); // Daemons' threads do the work.
    return ExitCode.OK;
  }
}
