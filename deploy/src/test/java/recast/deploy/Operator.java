package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import recast.cli.CommandException;
import recast.cli.CommandRunner;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.Settings;
import recast.run.RunDirectory;
import recast.yarn.InMemoryYarn;
import recast.yarn.LocalHomes;
import recast.yarn.YarnCluster;

/**
 * The commands, with a cluster in memory, and an installation, a store and homes on the local disk.
 * What a command submits works, and stops when it is asked to, unless a test says otherwise.
 */
final class Operator implements OperatorContext {
  private static final String TAGS = "spark.yarn.tags=";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Deque<OnSubmit> next = new ArrayDeque<>();
  private final Path directory;
  private final InMemoryYarn yarn;
  private final SimulatedRuns runs;
  private final CommandRunner commands;
  private int submissions;

  /** What becomes of a submission. */
  @FunctionalInterface
  interface OnSubmit {
    /**
     * Submits.
     *
     * @param name of the application
     * @param tags that it gets
     */
    void submitted(String name, Set<String> tags)
        throws IOException, InterruptedException, CommandException;
  }

  Operator(Path directory) throws IOException {
    this.directory = directory;
    for (String each : List.of("conf", "cluster", "spark/jars", "jars", "store")) {
      Files.createDirectories(directory.resolve(each));
    }
    for (String role : List.of("cli", "driver", "executor")) {
      copyConf("log4j2-" + role + ".properties");
    }
    copyConf("spark.conf");
    for (String jar :
        List.of(
            "streaming-app",
            "cli",
            "lines",
            "model-store",
            "model-formats",
            "model-swap",
            "run-contract",
            "commons-cli")) {
      Files.writeString(directory.resolve("jars/" + jar + ".jar"), jar);
    }
    this.yarn = new InMemoryYarn(new LocalHomes(directory).configuration(), LocalHomes.user());
    this.runs = new SimulatedRuns(yarn, directory);
    PrintStream outStream = new PrintStream(out, true, UTF_8);
    PrintStream errStream = new PrintStream(err, true, UTF_8);
    this.commands =
        new CommandRunner(
            Map.of(
                "submit", new SubmitCommand(this, outStream, errStream),
                "upgrade", new UpgradeCommand(this, outStream, errStream),
                "status", new StatusCommand(this, outStream, errStream),
                "clean", new CleanCommand(this, outStream, errStream),
                "stop", new StopCommand(this, errStream),
                "logs", new LogsCommand(this, outStream, errStream)),
            errStream);
  }

  private void copyConf(String file) throws IOException {
    Files.copy(Path.of("../conf").resolve(file), directory.resolve("conf").resolve(file));
  }

  /** Runs a command; what earlier ones have printed is forgotten. */
  ExitCode run(String... words) {
    out.reset();
    err.reset();
    return commands.run(Settings.shipped(), words);
  }

  /** Submits {@code clones} with short batches, or upgrades it, with these words too. */
  ExitCode launch(String command, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                command,
                "--app=clones",
                "--store=" + directory.resolve("store").toUri(),
                "--batch-interval=100ms",
                "--submit-timeout=1s",
                "--wait-running=1s"));
    all.addAll(Arrays.asList(words));
    return run(all.toArray(String[]::new));
  }

  /** What becomes of the next submission of which no test has said so yet. */
  Operator onSubmit(OnSubmit submission) {
    next.add(submission);
    return this;
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }

  InMemoryYarn yarn() {
    return yarn;
  }

  SimulatedRuns runs() {
    return runs;
  }

  /** How often something was submitted. */
  int submissions() {
    return submissions;
  }

  /** The application whose id the last command has printed. */
  ApplicationId printed() {
    return ApplicationId.fromString(out().strip());
  }

  /** The one application of this user that is alive. */
  ApplicationId alive() {
    List<ApplicationReport> alive = yarn.alive();
    assertThat(alive).hasSize(1);
    return alive.get(0).getApplicationId();
  }

  YarnApplicationState state(ApplicationId id) {
    return yarn.now(id).getYarnApplicationState();
  }

  /** The directory of a run. */
  RunDirectory directory(ApplicationId id) throws IOException {
    return runs.directory(id);
  }

  @Override
  public Installation installation() {
    return new Installation(
        directory.resolve("conf"),
        directory.resolve("cluster"),
        directory.resolve("spark"),
        directory.resolve("jars"));
  }

  @Override
  public YarnCluster connect(Optional<KerberosCredentials> keytab) {
    return yarn;
  }

  @Override
  public Submitter submitter(PrintStream unused) {
    return (words, debug) -> {
      submissions++;
      String name = words.get(words.indexOf("--name") + 1);
      Set<String> tags = Set.of(lastTags(words).split(",", -1));
      (next.isEmpty() ? (OnSubmit) runs::scoring : next.remove()).submitted(name, tags);
    };
  }

  private static String lastTags(List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith(TAGS))
        .map(word -> word.substring(TAGS.length()))
        .reduce((before, word) -> word)
        .orElseThrow();
  }
}
