package recast.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunDirectoryTest {
  private static final String FIRST = "application_1_0001";
  private static final String SECOND = "application_1_0002";
  private static final AppStatus STATUS =
      AppStatus.starting("clones", FIRST, 1, "store", "host:9999");

  private Cluster cluster;

  @BeforeEach
  void openCluster(@TempDir Path directory) throws IOException {
    cluster = new Cluster(directory);
  }

  @Test
  void aRunThatHasNotSpokenHasNoStatusAndNoStop() throws IOException {
    assertThat(cluster.run(FIRST).status()).isEmpty();
    assertThat(cluster.run(FIRST).stopRequested()).isFalse();
  }

  @Test
  void theOperatorReadsWhatTheRunSays() throws IOException {
    cluster.run(FIRST).publish(STATUS);

    assertThat(operator(Cluster.user(), FIRST).status()).contains(STATUS);
  }

  @Test
  void theNextStatusReplacesTheOneBefore() throws IOException {
    RunDirectory run = cluster.run(FIRST);
    run.publish(STATUS);
    AppStatus later = STATUS.with(AppStatus.Phase.RUNNING);
    run.publish(later);

    assertThat(run.status()).contains(later);
    try (Stream<Path> files = Files.list(cluster.directory(FIRST))) {
      assertThat(files).containsExactly(cluster.directory(FIRST).resolve("status.json"));
    }
  }

  @Test
  void theRunSeesThatTheOperatorWantsItToStop() throws IOException {
    operator(Cluster.user(), FIRST).requestStop();

    assertThat(cluster.run(FIRST).stopRequested()).isTrue();
  }

  @Test
  void aStopMayBeWantedTwice() throws IOException {
    operator(Cluster.user(), FIRST).requestStop();
    operator(Cluster.user(), FIRST).requestStop();

    assertThat(cluster.run(FIRST).stopRequested()).isTrue();
  }

  @Test
  void theStopOfOneRunStopsNoOther() throws IOException {
    operator(Cluster.user(), FIRST).requestStop();

    assertThat(cluster.run(SECOND).stopRequested()).isFalse();
  }

  @Test
  void theRunOfAnotherUserIsBelowTheHomeOfThatUser() throws IOException {
    cluster.run(FIRST).requestStop();

    assertThat(operator("someone-else", FIRST).stopRequested()).isFalse();

    operator("someone-else", FIRST).requestStop();
    assertThat(cluster.home().resolveSibling("someone-else/.recast/" + FIRST + "/stop")).exists();
  }

  @Test
  void removingARunLeavesTheOthers() throws IOException {
    cluster.run(FIRST).publish(STATUS);
    cluster.run(SECOND).publish(STATUS);

    cluster.run(FIRST).remove();

    assertThat(cluster.directory(FIRST)).doesNotExist();
    assertThat(cluster.run(SECOND).status()).isPresent();
  }

  @Test
  void removingARunThatNeverSpokeDoesNoHarm() throws IOException {
    cluster.run(FIRST).remove();

    assertThat(cluster.directory(FIRST)).doesNotExist();
  }

  @Test
  void aStatusThatCannotBeWrittenLeavesNothingBehind() throws IOException {
    // Nothing can be renamed over a directory that is not empty.
    Path obstacle = cluster.directory(FIRST).resolve("status.json");
    Files.createDirectories(obstacle.resolve("child"));

    assertThatThrownBy(() -> cluster.run(FIRST).publish(STATUS)).isInstanceOf(IOException.class);

    try (Stream<Path> files = Files.list(cluster.directory(FIRST))) {
      assertThat(files).containsExactly(obstacle);
    }
  }

  @Test
  void aGarbledStatusNamesItsFile() throws IOException {
    cluster.run(FIRST).publish(STATUS);
    Files.writeString(cluster.directory(FIRST).resolve("status.json"), "{");

    assertThatThrownBy(() -> cluster.run(FIRST).status())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(FIRST + "/status.json");
  }

  @Test
  void aRunStartedWhenItsFirstAttemptDid() throws IOException {
    Instant before = Instant.now().minusSeconds(1);
    assertThat(cluster.run(FIRST).started()).isAfter(before);
    Path started = cluster.directory(FIRST).resolve("started");
    Files.setLastModifiedTime(started, FileTime.fromMillis(5_000));

    assertThat(cluster.run(FIRST).started()).isEqualTo(Instant.ofEpochMilli(5_000));
    assertThat(cluster.run(SECOND).started()).isAfter(before);
  }

  @Test
  void theCheckpointOfARunIsInItsDirectoryOnTheDefaultFileSystem() throws IOException {
    assertThat(cluster.run(FIRST).checkpoint())
        .hasToString("viewfs://test/user/" + Cluster.user() + "/.recast/" + FIRST + "/checkpoint");
  }

  private RunDirectory operator(String user, String applicationId) throws IOException {
    return RunDirectory.of(user, applicationId, cluster.configuration());
  }
}
