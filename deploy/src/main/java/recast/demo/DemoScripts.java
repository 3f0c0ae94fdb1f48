package recast.demo;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import recast.cli.CommandException;
import recast.cli.ExitCode;

/** Runs the commands of the front door as processes of their own, against the demo's cluster. */
final class DemoScripts {
  /** For a JVM that is over before an optimizing compiler pays. */
  static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private final Path directory;
  private final boolean debug;

  DemoScripts(Path directory, boolean debug) {
    this.directory = directory;
    this.debug = debug;
  }

  Path clusterConf() {
    return directory.resolve("cluster").resolve("conf");
  }

  /** Runs a command to its end; returns what it printed. Its talk goes where ours goes. */
  List<String> run(String... words) throws IOException, InterruptedException, CommandException {
    Process process = start(words);
    try (BufferedReader lines = process.inputReader()) {
      List<String> printed = lines.lines().toList();
      int exit = process.waitFor();
      if (exit != 0) {
        throw new CommandException(
            ExitCode.FAILED, "'recast %s' ended with %d".formatted(String.join(" ", words), exit));
      }
      return printed;
    } finally {
      process.destroy();
    }
  }

  /** Starts a command; its stdout is ours to read. */
  Process start(String... words) throws IOException {
    return builder(words).start();
  }

  /** Starts a command whose talk is ours to read, too, in front of its output. */
  Process startWithTalk(String... words) throws IOException {
    return builder(words).redirectErrorStream(true).start();
  }

  /**
   * Runs a command out of reach of the terminal: a second Ctrl-C must not end the cleaning up after
   * the first.
   */
  void runDetached(String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = builder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Path setsid = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(setsid)) {
      builder.command().addAll(0, List.of(setsid.toString(), "--wait"));
    }
    int exit = builder.start().waitFor();
    if (exit != 0) {
      throw new IOException("'recast %s' ended with %d".formatted(String.join(" ", words), exit));
    }
  }

  private ProcessBuilder builder(String... words) {
    List<String> command = new ArrayList<>();
    command.add(new File(System.getenv("RECAST_HOME"), "bin/recast").toString());
    command.addAll(List.of(words));
    if (debug) {
      command.add(2, "--debug");
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("HADOOP_CONF_DIR", clusterConf().toString());
    builder
        .environment()
        .merge("SPARK_SUBMIT_OPTS", SHORT_LIVED, (theirs, ours) -> ours + " " + theirs);
    return builder;
  }
}
