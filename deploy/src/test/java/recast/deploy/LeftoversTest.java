package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.deploy.Leftovers.InUse;
import recast.deploy.Leftovers.Leftover;

/** What a clean-up takes, and above all what it leaves. */
final class LeftoversTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Duration OLD = Duration.ofHours(2);
  private static final Duration YOUNG = Duration.ofMinutes(59);
  private static final String ALIVE = "application_1_0001";
  private static final String OVER = "application_1_0002";
  private static final String OTHER = "application_1_0003";

  @TempDir private Path directory;
  private final Configuration hadoop = new Configuration();

  @Test
  void aRunThatIsOverIsTakenAndOneThatIsAliveOrYoungStays() throws IOException {
    run(ALIVE, OLD, "{}");
    run(OVER, OLD, "{}");
    run(OTHER, YOUNG, "{}");
    put(".recast/schedules/mine/workflow.xml", OLD);

    assertThat(found(Set.of(ALIVE))).containsExactly(".recast/" + OVER);
  }

  @Test
  void anInterruptedUpgradeCanBeCompletedForAWeek() throws IOException {
    run(OVER, OLD, "{}");
    put(".recast/" + OVER + "/upgrade.json", Duration.ofDays(6));
    touch(home().resolve(".recast/" + OVER), Duration.ofDays(6));
    run(OTHER, OLD, "{}");
    put(".recast/" + OTHER + "/upgrade.json", Duration.ofDays(8));
    touch(home().resolve(".recast/" + OTHER), Duration.ofDays(8));

    assertThat(found(Set.of())).containsExactly(".recast/" + OTHER);
  }

  @Test
  void aBuildStaysAsLongAsAnythingMayNeedIt() throws IOException {
    for (String build : List.of("recast-live", "recast-kept", "recast-mine", "recast-unused")) {
      put(".recast/builds/" + build + "/cli.jar", OLD);
      touch(home().resolve(".recast/builds/" + build), OLD);
    }
    put(".recast/builds/recast-young/cli.jar", YOUNG);
    put(".recast/builds/.staging-1/cli.jar", OLD);
    touch(home().resolve(".recast/builds/.staging-1"), OLD);
    run(ALIVE, OLD, "hdfs://nn/user/ann/.recast/builds/recast-live/cli.jar");
    run(OTHER, YOUNG, "hdfs://nn/user/ann/.recast/builds/recast-kept/cli.jar");
    run(OVER, OLD, "hdfs://nn/user/ann/.recast/builds/recast-unused/cli.jar");

    assertThat(found(Set.of(ALIVE), "recast-mine"))
        .containsExactlyInAnyOrder(
            ".recast/" + OVER, ".recast/builds/recast-unused", ".recast/builds/.staging-1");
  }

  @Test
  void noBuildIsTakenWhenNobodyCanTellWhatALiveRunUses() throws IOException {
    put(".recast/builds/recast-unused/cli.jar", OLD);
    touch(home().resolve(".recast/builds/recast-unused"), OLD);

    assertThat(found(Set.of())).containsExactly(".recast/builds/recast-unused");
    assertThat(found(Set.of(ALIVE))).isEmpty();
  }

  @Test
  void stagedFilesOfRecastAreTakenWhereverSparkPutThem() throws IOException {
    staged("home/.sparkStaging/" + ALIVE, "recast,recast-1", OLD);
    staged("home/.sparkStaging/" + OVER, "recast,recast-1", OLD);
    staged("home/.sparkStaging/" + OTHER, "", OLD);
    staged("elsewhere/ann/.sparkStaging/" + OVER, "recast", OLD);
    staged("elsewhere/ann/.sparkStaging/application_1_0009", "recast", YOUNG);
    staged("elsewhere/bob/.sparkStaging/" + OVER, "recast", OLD);

    assertThat(found(Set.of(ALIVE)))
        .containsExactly(".sparkStaging/" + OVER, "../elsewhere/ann/.sparkStaging/" + OVER);
  }

  @Test
  void sizeAndAgeAreThoseOfTheDirectory() throws IOException {
    run(OVER, OLD, "12345");

    Leftover leftover = leftovers(Set.of()).get(0);
    assertThat(leftover.bytes()).isEqualTo(5);
    assertThat(leftover.age()).isEqualTo(OLD);
    assertThat(CleanCommand.summary(List.of(leftover), 0, true))
        .isEqualTo("1 directory, 5 B, would be removed");
    assertThat(CleanCommand.summary(List.of(leftover), 1, false))
        .contains("1 could not be removed");
  }

  @Test
  void nothingIsFoundWhereNothingEverRan() throws IOException {
    assertThat(found(Set.of())).isEmpty();
  }

  private List<String> found(Set<String> alive, String... builds) throws IOException {
    return leftovers(alive, builds).stream()
        .map(found -> home().relativize(Path.of(found.path().toUri().getPath())).toString())
        .toList();
  }

  private List<Leftover> leftovers(Set<String> alive, String... builds) throws IOException {
    org.apache.hadoop.fs.Path at = new org.apache.hadoop.fs.Path(home().toUri());
    SparkStagingCleaner staging =
        new SparkStagingCleaner(
            at, "ann", Optional.of(directory.resolve("elsewhere").toUri().toString()), hadoop);
    return new Leftovers(
            at, new InUse(alive, alive, Set.of(builds)), hadoop, Clock.fixed(NOW, ZoneOffset.UTC))
        .find(staging);
  }

  private Path home() {
    return directory.resolve("home");
  }

  private void run(String id, Duration age, String submission) throws IOException {
    Path run = home().resolve(".recast").resolve(id);
    Files.createDirectories(run);
    Files.writeString(run.resolve("submission.json"), submission);
    touch(run, age);
  }

  private void staged(String path, String tags, Duration age) throws IOException {
    Path run = Files.createDirectories(directory.resolve(path));
    try (OutputStream out = Files.newOutputStream(run.resolve("__spark_conf__.zip"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("log4j.properties"));
      zip.putNextEntry(new ZipEntry("__spark_conf__.properties"));
      zip.write(("spark.yarn.tags=" + tags + "\n").getBytes(UTF_8));
    }
    touch(run, age);
  }

  private void put(String file, Duration age) throws IOException {
    Path path = home().resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "x");
    touch(path.getParent(), age);
  }

  private static void touch(Path path, Duration age) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(NOW.minus(age)));
  }
}
