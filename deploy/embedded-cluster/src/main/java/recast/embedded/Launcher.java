package recast.embedded;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.util.Shell;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Messages;

/** Starts the process of a cluster and stays with it until it is ready: before that, both die. */
final class Launcher {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final ClusterDirectory directory;
  private final LogTail log;
  private final PrintStream err;

  Launcher(ClusterDirectory directory, PrintStream err) {
    this.directory = directory;
    this.log = new LogTail(directory.log());
    this.err = err;
  }

  /**
   * Returns when the cluster is ready.
   *
   * @throws CommandException FAILED when its process died, LATE when it was killed after two
   *     minutes
   */
  void launch(ClusterSize size) throws IOException, InterruptedException, CommandException {
    Files.createDirectories(directory.temporary());
    Process process = process(size).start();
    Thread abandoner = new Thread(() -> abandon(process), "abandon-unready-cluster");
    Runtime.getRuntime().addShutdownHook(abandoner);
    ClusterProcess.of(process.toHandle()).write(directory.process());
    boolean settled =
        Waiting.happens(
            TIMEOUT,
            () -> {
              log.steps().forEach(err::println);
              return Files.exists(directory.conf()) || !process.isAlive();
            });
    if (!settled) {
      process.destroyForcibly().waitFor();
      throw ended(ExitCode.TIMEOUT, "is not ready after " + TIMEOUT.toSeconds() + " s");
    }
    if (!process.isAlive()) {
      throw ended(ExitCode.FAILED, "ended with exit code " + process.exitValue());
    }
    Runtime.getRuntime().removeShutdownHook(abandoner);
  }

  /** Leaves nothing of a cluster that never was one, but its log. */
  private void abandon(Process process) {
    process.destroyForcibly().onExit().join();
    try {
      directory.clear();
    } catch (IOException e) {
      err.println("cannot clean up " + directory.root() + ": " + Messages.of(e));
    }
  }

  private CommandException ended(ExitCode exitCode, String how) {
    return new CommandException(
        exitCode, "The cluster " + how + ": " + log.last() + "; see " + directory.log());
  }

  private ProcessBuilder process(ClusterSize size) {
    List<String> command = new ArrayList<>();
    // Neither the end of this terminal nor a Ctrl-C in it is meant for the cluster.
    command.add(Shell.isSetsidAvailable ? "setsid" : "nohup");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
    for (String opened : List.of("java.lang", "java.util", "java.util.concurrent")) {
      command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    command.add("-Djava.net.preferIPv4Stack=true");
    command.add("-Djava.io.tmpdir=" + directory.temporary());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ClusterMain.class.getName(), "run", "--debug"));
    command.addAll(List.of("--dir", directory.root().toString()));
    command.addAll(List.of("--datanodes", size.datanodes() + ""));
    command.addAll(List.of("--nodemanagers", size.nodemanagers() + ""));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home")); // containers' java
    return builder
        .directory(directory.root().toFile())
        .redirectInput(Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(directory.log().toFile());
  }
}
