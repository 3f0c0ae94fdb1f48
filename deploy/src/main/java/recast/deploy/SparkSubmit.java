package recast.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import recast.cli.CommandException;
import recast.cli.ExitCode;

/** The one place that starts {@code spark-submit} for the application. */
final class SparkSubmit {
  /** Enough to hold the stack trace that says why a submission failed. */
  private static final int KEPT_LINES = 200;

  private final Installation installation;
  private final PrintStream talk;

  SparkSubmit(Installation installation, PrintStream talk) {
    this.installation = installation;
    this.talk = talk;
  }

  /**
   * The command that submits the application in cluster mode and returns when YARN has taken it.
   *
   * @param tag by which the application is found
   * @param epoch which the application claims before it opens its source
   */
  List<String> command(SubmitOptions options, Map<String, String> settings, String tag, int epoch) {
    List<String> command = new ArrayList<>();
    command.add(installation.sparkHome().resolve("bin/spark-submit").toString());
    command.addAll(List.of("--master", "yarn", "--deploy-mode", "cluster"));
    command.addAll(List.of("--name", options.app(), "--class", "recast.job.Main"));
    // Not --jars and --files: a user's own would replace these, so they are merged.
    conf(command, "spark.yarn.dist.jars", jars("cli", "model-store", "commons-cli"));
    conf(command, "spark.yarn.dist.files", logs("driver") + "," + logs("executor"));
    settings.forEach((key, value) -> conf(command, key, value));
    conf(command, "spark.yarn.submit.waitAppCompletion", "false");
    conf(
        command,
        "spark.driver.extraJavaOptions",
        "-Dlog4j2.configurationFile=log4j2-driver.properties");
    conf(
        command,
        "spark.executor.extraJavaOptions",
        "-Dlog4j2.configurationFile=log4j2-executor.properties");
    command.addAll(options.spark());
    // Behind the user's own arguments: the application is found by its tags, and a batch has one
    // model only while batches run one after another.
    conf(command, "spark.yarn.tags", Cluster.TAG + "," + tag);
    conf(command, "spark.streaming.concurrentJobs", "1");
    command.add(installation.jar("streaming-app").toString());
    command.add("run");
    command.addAll(options.application());
    command.addAll(List.of("--epoch", Integer.toString(epoch)));
    return command;
  }

  /** Runs {@code command}; a failure carries what spark-submit said. */
  void run(List<String> command, boolean debug)
      throws IOException, InterruptedException, CommandException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    Deque<String> said = new ArrayDeque<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (debug) {
          talk.println(line);
        }
        said.add(line);
        if (said.size() > KEPT_LINES) {
          said.remove();
        }
      }
      int exit = process.waitFor();
      if (exit != 0) {
        throw new CommandException(
            ExitCode.FAILED,
            "spark-submit ended with %d: %s; run again with --debug to see all it says"
                .formatted(exit, reason(said)));
      }
    } finally {
      process.destroy();
    }
  }

  /**
   * The line that most likely says why: the last one that names an exception or an error; without
   * its class.
   */
  static String reason(Deque<String> said) {
    String reason = said.isEmpty() ? "it said nothing" : said.getLast();
    for (String line : said) {
      boolean frame = line.startsWith("\t") || line.startsWith(" ");
      if (!frame && (line.contains("Exception") || line.contains("Error"))) {
        reason = line;
      }
    }
    return reason
        .strip()
        .replaceFirst("^Exception in thread \"[^\"]*\" ", "")
        .replaceFirst("^(Caused by: )?[\\w.$]+(Exception|Error): ", "");
  }

  private String jars(String... names) {
    List<String> paths = new ArrayList<>();
    for (String name : names) {
      paths.add(installation.jar(name).toString());
    }
    return String.join(",", paths);
  }

  private String logs(String role) {
    return installation.conf().resolve("log4j2-" + role + ".properties").toString();
  }

  private static void conf(List<String> command, String key, String value) {
    command.add("--conf");
    command.add(key + "=" + value);
  }
}
