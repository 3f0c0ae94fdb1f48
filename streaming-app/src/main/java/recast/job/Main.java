package recast.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream talk = new PrintStream(said, true, UTF_8);
    ExitCode exitCode = new Program(Map.of("run", new Run()), talk).run(args);
    if (exitCode != ExitCode.DONE) {
      // YARN shows it to whoever asks how the application has ended.
      throw new IllegalStateException(said.toString(UTF_8).strip());
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
