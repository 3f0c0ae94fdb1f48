package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandRunner;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.Settings;
import recast.cli.UsageException;

/**
 * What {@code submit} understands of a command line, with the shipped settings unless others are
 * given.
 */
final class ParsedSubmit implements Command {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ExitCode exitCode;
  private Optional<SubmitOptions> options = Optional.empty();

  ParsedSubmit(String... words) {
    this(Settings.shipped(), words);
  }

  ParsedSubmit(Settings settings, String... words) {
    List<String> all = new ArrayList<>(List.of("submit"));
    all.addAll(List.of(words));
    exitCode =
        new CommandRunner(Map.of("submit", this), new PrintStream(err, true, UTF_8))
            .run(settings, all.toArray(String[]::new));
  }

  ExitCode exitCode() {
    return exitCode;
  }

  String err() {
    return err.toString(UTF_8);
  }

  SubmitOptions submit() {
    return options.orElseThrow(() -> new AssertionError(err()));
  }

  @Override
  public CommandSpec spec() {
    return SubmitOptions.SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws UsageException {
    options = Optional.of(SubmitOptions.parse(arguments));
    return ExitCode.OK;
  }
}
