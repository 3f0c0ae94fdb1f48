package recast.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandRunner;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;

/** The driver, started by YARN: {@code run --app A --store S --source H:P ...}. */
public final class Main {
  private static final Logger LOG = LogManager.getLogger(Main.class);

  private Main() {}

  /**
   * Returns when the application was asked to stop: YARN takes that for success. Whatever else ends
   * the driver ends its process, and YARN starts the next attempt.
   */
  public static void main(String[] args) throws InterruptedException {
    DriverExit exit = DriverExit.arm();
    // On a thread of its own, so that an Error in it is handled as in any other thread.
    Thread driver = new Thread(() -> run(args, exit), "recast-driver");
    driver.start();
    driver.join();
  }

  private static void run(String[] args, DriverExit exit) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(printed, true, UTF_8);
    ExitCode exitCode = new CommandRunner(Map.of("run", new Run()), err).run(args);
    if (exitCode == ExitCode.OK) {
      exit.disarm();
    } else {
      exit.failed(printed.toString(UTF_8));
    }
  }

  private static final class Run implements Command {
    @Override
    public CommandSpec spec() {
      return JobOptions.SPEC;
    }

    @Override
    public ExitCode run(Arguments arguments) throws Exception {
      JobOptions options = JobOptions.parse(arguments);
      try {
        new StreamingJob(options).run();
        return ExitCode.OK;
      } catch (Exception e) {
        // What ends the process carries the message alone.
        LOG.error("The application has failed", e);
        throw e;
      }
    }
  }
}
