package recast.job;

import java.util.Map;
import org.apache.commons.cli.Options;
import recast.cli.Arguments;
import recast.cli.ExitCode;
import recast.cli.Program;
import recast.cli.Verb;

/** The driver, started by YARN: {@code run --app A --store S --source H:P ...}. */
public final class Main {
  private Main() {}

  /**
   * Returns when the application was asked to stop: YARN takes that for success, and an exit from
   * inside for a failure.
   *
   * @throws IllegalStateException when the application failed; YARN then starts the next attempt
   */
  public static void main(String[] args) {
    ExitCode exitCode = new Program(Map.of("run", new Run()), System.err).run(args);
    if (exitCode != ExitCode.DONE) {
      throw new IllegalStateException("the application failed; its log says why");
    }
  }

  private static final class Run implements Verb {
    @Override
    public Options options() {
      return JobOptions.options();
    }

    @Override
    public ExitCode run(Arguments arguments) throws Exception {
      new StreamingJob(JobOptions.parse(arguments)).run();
      return ExitCode.DONE;
    }
  }
}
