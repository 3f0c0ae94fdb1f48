package recast.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import recast.cli.CommandException;
import recast.cli.ExitCode;

/** The one place that starts {@code spark-submit} for the application. */
final class SparkSubmit implements Submitter {
  /** Enough to hold the stack trace that says why a submission failed. */
  private static final int KEPT_LINES = 200;

  /** What a shell makes of SIGINT. */
  private static final int INTERRUPTED = 130;

  private static final int OWN_END_SECONDS = 10;

  private static final Pattern OUTAGE =
      Pattern.compile("(Connect|NoRouteToHost|SocketTimeout|Standby|Retriable|SafeMode)Exception");

  private final Path program;
  private final PrintStream err;

  /**
   * @param program the spark-submit to start
   */
  SparkSubmit(Path program, PrintStream err) {
    this.program = program;
    this.err = err;
  }

  @Override
  public void submit(List<String> words, boolean debug)
      throws IOException, InterruptedException, CommandException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    Deque<String> said = new ArrayDeque<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (debug) {
          err.println(line);
        }
        said.add(line);
        if (said.size() > KEPT_LINES) {
          said.remove();
        }
      }
      int exit = process.waitFor();
      if (exit == INTERRUPTED) {
        // Ctrl-C reaches both of us: this thread ends with the process, whose shutdown hooks print.
        if (!new CountDownLatch(1).await(OWN_END_SECONDS, TimeUnit.SECONDS)) {
          throw new InterruptedException("spark-submit was interrupted");
        }
      }
      if (exit != 0) {
        CommandException failure =
            new CommandException(
                ExitCode.FAILED,
                "spark-submit ended with %d: %s; run again with --debug to see all it says"
                    .formatted(exit, reason(said)));
        outage(said).ifPresent(failure::initCause);
        throw failure;
      }
    } finally {
      process.destroy();
    }
  }

  /** As the cause of a failure, that somebody did not answer, if that is what was said. */
  private static Optional<ConnectException> outage(Deque<String> said) {
    return said.stream()
        .filter(line -> OUTAGE.matcher(line).find())
        .findFirst()
        .map(ConnectException::new);
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
}
