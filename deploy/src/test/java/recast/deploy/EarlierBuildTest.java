package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ApplicationSettings;
import recast.cli.CommonSettings;
import recast.cli.ExitCode;
import recast.cli.ResourceSettings;
import recast.cli.Settings;
import recast.hadoop.LocalDisk;
import recast.run.AppStatus;
import recast.run.RunDirectory;
import recast.store.Adoption;
import recast.store.ModelStore;
import recast.store.OnRejected;
import recast.store.PublishRequest;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.store.RetentionPolicy;
import recast.store.StoreReader;
import recast.store.Version;

/** What an earlier build has written is read and continued; see earlier-build/README.md. */
final class EarlierBuildTest {
  private static final Path WRITTEN = Path.of("src/test/resources/earlier-build");
  private static final String RUN = "application_1795728766122_0002";
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z][a-z0-9-]*)");

  @TempDir private Path scratch;

  @Test
  void itsStoreIsReadAndContinued() throws IOException {
    ModelStore store = store();
    StoreReader reader = store.reader();

    assertThat(reader.releases(10))
        .extracting(
            release -> release.number().value(),
            release -> release.version().number(),
            Release::note)
        .containsExactly(
            tuple(6, 5, "fourth"),
            tuple(5, 4, "bad"),
            tuple(4, 2, "back"),
            tuple(3, 3, "third, with golden records"),
            tuple(2, 2, "second"),
            tuple(1, 1, ""));
    assertThat(reader.current()).map(Release::number).contains(new ReleaseNumber(6));
    assertThat(reader.adoptions("fixture", 10))
        .extracting(adoption -> adoption.release().value(), Adoption::verdict)
        .containsExactly(
            tuple(6, Adoption.Verdict.ADOPTED),
            tuple(5, Adoption.Verdict.REJECTED),
            tuple(4, Adoption.Verdict.ADOPTED));
    assertThat(reader.survivedTrial("fixture")).isPresent();

    Release next =
        store
            .publisher("ann@host", Clock.systemUTC(), warning -> {})
            .publish(PublishRequest.of("clone", ""), new ByteArrayInputStream(new byte[] {1}));
    assertThat(next.number().value()).isEqualTo(7);
    assertThat(next.version()).isEqualTo(new Version(6));
    assertThat(
            store
                .publisher("ann@host", Clock.systemUTC(), warning -> {})
                .rollback(Optional.of(new Version(3)), "", OnRejected.REFUSE)
                .number()
                .value())
        .isEqualTo(8);
    store.ledger("fixture").alive(Instant.now());
    assertThat(
            store
                .pruner(Clock.systemUTC())
                .prune(new RetentionPolicy(1, Duration.ofHours(1)))
                .versions())
        .contains(new Version(1));
  }

  @Test
  void itsRunIsShownAndUpgraded() throws Exception {
    copy(WRITTEN.resolve("run"), scratch.resolve("home/.recast/" + RUN));
    Configuration hadoop = new Configuration();
    hadoop.set("fs.defaultFS", "file:///");
    LocalDisk.useIn(hadoop);
    RunDirectory run =
        RunDirectory.in(
            FileContext.getFileContext(hadoop),
            new org.apache.hadoop.fs.Path(scratch.resolve("home").toUri()),
            RUN);

    AppStatus status = run.status().orElseThrow();
    assertThat(status.app()).isEqualTo("fixture");
    assertThat(status.phase()).isEqualTo(AppStatus.Phase.RUNNING);
    assertThat(status.model().adoptedRelease()).contains(new ReleaseNumber(6));
    assertThat(status.batches().scored()).isEqualTo(66_940);
    assertThat(run.stopRequested()).isFalse();
    run.publish(status);
    assertThat(Files.readAllLines(scratch.resolve("home/.recast/" + RUN + "/status.json")))
        .as("this build writes it in the same way, and more")
        .containsSubsequence(Files.readAllLines(WRITTEN.resolve("run/status.json")));

    Submission submission = Submission.fromJson(run.submission().orElseThrow());
    assertThat(submission.batchInterval()).hasSeconds(1);
    assertThat(submission.typed().options()).containsEntry("driver-memory", "600m");
    assertThat(submission.typed().words()).containsExactly("--conf", "spark.fixture=1");
  }

  @Test
  void itsSettingsCount() throws Exception {
    Settings settings = Settings.of(WRITTEN);

    assertThat(settings.value(ApplicationSettings.BATCH_INTERVAL)).contains("5s");
    assertThat(settings.value(ResourceSettings.DRIVER_MEMORY)).contains("2g");
    assertThat(settings.value(CommonSettings.STORE)).contains("hdfs://namenode/models/fixture");
  }

  @Test
  void itsCommandsHaveAllOfTheirOptionsAndExitCodes() throws IOException {
    List<String> commands = new ArrayList<>();
    try (Stream<Path> scripts = Files.list(Path.of("libexec"))) {
      for (Path script : scripts.sorted().toList()) {
        commands.add(command(script));
      }
    }
    commands.add(
        Arrays.stream(ExitCode.values())
            .map(code -> Integer.toString(code.number()))
            .collect(Collectors.joining(" ", "exit codes ", "")));

    // What came later is more; what was there stays.
    for (String earlier : Files.readAllLines(WRITTEN.resolve("commands.txt"))) {
      List<String> words = List.of(earlier.split(" ", -1));
      assertThat(commands)
          .filteredOn(command -> command.split(" ", -1)[0].equals(words.get(0)))
          .singleElement()
          .satisfies(now -> assertThat(now.split(" ", -1)).containsAll(words));
    }
  }

  private static String command(Path script) throws IOException {
    TreeSet<String> options = new TreeSet<>();
    String verb = script.getFileName().toString();
    String help = Files.readString(Path.of("help", verb + ".txt"));
    OPTION.matcher(help).results().map(MatchResult::group).forEach(options::add);
    return Stream.concat(Stream.of(verb), options.stream()).collect(Collectors.joining(" "));
  }

  private ModelStore store() throws IOException {
    Path store = scratch.resolve("store");
    copy(WRITTEN.resolve("store"), store);
    return ModelStore.at(new org.apache.hadoop.fs.Path(store.toUri()), new Configuration(false));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
