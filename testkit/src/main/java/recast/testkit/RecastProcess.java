package recast.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Types commands like a user: each is a process of its own that goes through {@code bin/recast}.
 */
public final class RecastProcess {
  private static final long PATIENCE_MINUTES = 5;

  /** A command is over before an optimizing compiler pays. */
  public static final String SHORT_LIVED =
      " -XX:-UsePerfData -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private final Path recast;
  private final Path scratch;
  private final Map<String, String> environment = new TreeMap<>();
  private List<String> prefix = List.of();

  /**
   * @param scratch where whatever the commands leave behind is put; created when it is missing
   */
  public RecastProcess(Path scratch) {
    this(Build.recast(), scratch);
  }

  /**
   * @param recast the front door of an unpacked distribution
   */
  public RecastProcess(Path recast, Path scratch) {
    this.recast = recast;
    this.scratch = scratch;
    try {
      Files.createDirectories(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    with("SPARK_SUBMIT_OPTS", "-Djava.io.tmpdir=" + scratch + SHORT_LIVED + ClassArchive.option());
  }

  /** Sets a variable of all later commands. */
  public RecastProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Lets a program start all later commands. */
  public RecastProcess through(String... words) {
    prefix = List.of(words);
    return this;
  }

  /** What a command that has ended said. */
  public record Ended(int exitCode, String out, String err) {
    /** The last line of the results. */
    public String lastLine() {
      return out.strip().lines().reduce("", (before, line) -> line);
    }
  }

  /** Runs a command to its end. */
  public Ended run(String... words) throws IOException, InterruptedException {
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    Process process =
        builder(words)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .redirectInput(new File("/dev/null"))
            .start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(
          "'recast " + String.join(" ", words) + "' hangs: " + Files.readString(err));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Starts a command that goes on; results and talk go to {@code log}. */
  public Process start(Path log, String... words) throws IOException {
    return builder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** As {@link #start}, in a process group of its own, which does not ignore SIGINT. */
  public Process startInGroup(Path log, String... words) throws IOException {
    ProcessBuilder builder = builder(words);
    builder.command().addAll(0, List.of("env", "--default-signal=INT", "setsid"));
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private ProcessBuilder builder(String... words) {
    List<String> command = new ArrayList<>(prefix);
    command.add(recast.toString());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("HADOOP_CONF_DIR");
    builder.environment().remove("SPARK_HOME");
    // Where they differ, the oldest bash that may run a script.
    builder.environment().put("BASH_COMPAT", "4.2");
    builder.environment().putAll(environment);
    return builder;
  }
}
