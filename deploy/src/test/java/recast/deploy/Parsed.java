package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Options;
import recast.cli.Arguments;
import recast.cli.ExitCode;
import recast.cli.Program;
import recast.cli.Settings;
import recast.cli.UsageException;
import recast.cli.Verb;

/**
 * What {@code submit} understands of a command line, with the shipped settings unless others are
 * given.
 */
final class Parsed implements Verb {
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private final ExitCode exitCode;
  private Optional<SubmitOptions> options = Optional.empty();

  Parsed(String... words) {
    this(Settings.shipped(), words);
  }

  Parsed(Settings settings, String... words) {
    List<String> all = new ArrayList<>(List.of("submit"));
    all.addAll(List.of(words));
    exitCode =
        new Program(Map.of("submit", this), new PrintStream(talk, true, UTF_8))
            .run(settings, all.toArray(String[]::new));
  }

  ExitCode exitCode() {
    return exitCode;
  }

  String talk() {
    return talk.toString(UTF_8);
  }

  SubmitOptions submit() {
    return options.orElseThrow(() -> new AssertionError(talk()));
  }

  @Override
  public Options options() {
    return SubmitOptions.options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws UsageException {
    options = Optional.of(SubmitOptions.parse(arguments));
    return ExitCode.DONE;
  }
}
