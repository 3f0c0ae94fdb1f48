package recast.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandRunner;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.UsageException;

/** What {@code schedule oozie} understands of a command line, and renders for a cluster. */
final class OozieRequest implements Command {
  private static final ClusterAddresses CLUSTER =
      new ClusterAddresses("hdfs://nn:8020", "rm:8032", "me", "hdfs://nn:8020/user/me");
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-01-31T08:00:59Z"), ZoneOffset.UTC);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ExitCode exitCode;
  private Optional<OozieOptions> options = Optional.empty();

  OozieRequest(String... words) {
    List<String> all = new ArrayList<>(List.of("oozie"));
    all.addAll(List.of(words));
    exitCode =
        new CommandRunner(
                "recast schedule", Map.of("oozie", this), new PrintStream(err, true, UTF_8))
            .run(all.toArray(String[]::new));
  }

  ExitCode exitCode() {
    return exitCode;
  }

  String err() {
    return err.toString(UTF_8);
  }

  /** The text of a file that is rendered. */
  String text(String name) {
    return files().texts().get(name);
  }

  OozieFiles files() {
    OozieOptions parsed = options.orElseThrow(() -> new AssertionError(err()));
    return OozieFiles.of(parsed, CLUSTER, CLUSTER.directory(parsed.appPath()));
  }

  @Override
  public CommandSpec spec() {
    return OozieOptions.SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws UsageException {
    options = Optional.of(OozieOptions.parse(arguments, NOW));
    return ExitCode.OK;
  }
}
