package recast.run;

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

  private HomeDirectoriesFixture homes;

  @BeforeEach
  void openHomes(@TempDir Path directory) throws IOException {
    homes = new HomeDirectoriesFixture(directory);
  }

  @Test
  void aRunThatHasNotSpokenHasNoStatusAndNoStop() throws IOException {
    assertThat(homes.run(FIRST).status()).isEmpty();
    assertThat(homes.run(FIRST).stopRequested()).isFalse();
  }

  @Test
  void theOperatorReadsWhatTheRunSays() throws IOException {
    homes.run(FIRST).publish(STATUS);

    assertThat(operator(HomeDirectoriesFixture.user(), FIRST).status()).contains(STATUS);
  }

  @Test
  void theNextStatusReplacesTheOneBefore() throws IOException {
    RunDirectory run = homes.run(FIRST);
    run.publish(STATUS);
    AppStatus later = STATUS.with(AppStatus.Phase.RUNNING);
    run.publish(later);

    assertThat(run.status()).contains(later);
    try (Stream<Path> files = Files.list(homes.directory(FIRST))) {
      assertThat(files).containsExactly(homes.directory(FIRST).resolve("status.json"));
    }
  }

  @Test
  void whatWasReceivedMayNotBeScoredUnlessTheRunWasStopped() throws IOException {
    RunDirectory run = homes.run(FIRST);
    assertThat(run.unscoredBytes()).isZero();
    run.publish(STATUS.with(AppStatus.Phase.RUNNING));
    Path log = homes.directory(FIRST).resolve("checkpoint/receivedData/0/log-1-2");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "records");

    assertThat(run.unscoredBytes()).isEqualTo(7);
    run.publish(STATUS.with(AppStatus.Phase.STOPPED));
    assertThat(run.unscoredBytes()).isZero();
  }

  @Test
  void theRunSeesThatTheOperatorWantsItToStop() throws IOException {
    operator(HomeDirectoriesFixture.user(), FIRST).requestStop();

    assertThat(homes.run(FIRST).stopRequested()).isTrue();
  }

  @Test
  void aStopMayBeWantedTwice() throws IOException {
    operator(HomeDirectoriesFixture.user(), FIRST).requestStop();
    operator(HomeDirectoriesFixture.user(), FIRST).requestStop();

    assertThat(homes.run(FIRST).stopRequested()).isTrue();
  }

  @Test
  void theStopOfOneRunStopsNoOther() throws IOException {
    operator(HomeDirectoriesFixture.user(), FIRST).requestStop();

    assertThat(homes.run(SECOND).stopRequested()).isFalse();
  }

  @Test
  void theRunOfAnotherUserIsBelowTheHomeOfThatUser() throws IOException {
    homes.run(FIRST).requestStop();

    assertThat(operator("someone-else", FIRST).stopRequested()).isFalse();

    operator("someone-else", FIRST).requestStop();
    assertThat(homes.home().resolveSibling("someone-else/.recast/" + FIRST + "/stop")).exists();
  }

  @Test
  void removingARunLeavesTheOthers() throws IOException {
    homes.run(FIRST).publish(STATUS);
    homes.run(SECOND).publish(STATUS);

    homes.run(FIRST).remove();

    assertThat(homes.directory(FIRST)).doesNotExist();
    assertThat(homes.run(SECOND).status()).isPresent();
  }

  @Test
  void removingARunThatNeverSpokeDoesNoHarm() throws IOException {
    homes.run(FIRST).remove();

    assertThat(homes.directory(FIRST)).doesNotExist();
  }

  @Test
  void aStatusThatCannotBeWrittenLeavesNothingBehind() throws IOException {
    // Nothing can be renamed over a directory that is not empty.
    Path obstacle = homes.directory(FIRST).resolve("status.json");
    Files.createDirectories(obstacle.resolve("child"));

    assertThatThrownBy(() -> homes.run(FIRST).publish(STATUS)).isInstanceOf(IOException.class);

    try (Stream<Path> files = Files.list(homes.directory(FIRST))) {
      assertThat(files).containsExactly(obstacle);
    }
  }

  @Test
  void aGarbledStatusNamesItsFile() throws IOException {
    homes.run(FIRST).publish(STATUS);
    Files.writeString(homes.directory(FIRST).resolve("status.json"), "{");

    assertThatThrownBy(() -> homes.run(FIRST).status())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(FIRST + "/status.json");
  }

  @Test
  void aRunStartedWhenItsFirstAttemptDid() throws IOException {
    Instant before = Instant.now().minusSeconds(1);
    assertThat(homes.run(FIRST).started()).isAfter(before);
    Path started = homes.directory(FIRST).resolve("started");
    Files.setLastModifiedTime(started, FileTime.fromMillis(5_000));

    assertThat(homes.run(FIRST).started()).isEqualTo(Instant.ofEpochMilli(5_000));
    assertThat(homes.run(SECOND).started()).isAfter(before);
  }

  @Test
  void theCheckpointOfARunIsInItsDirectoryOnTheDefaultFileSystem() throws IOException {
    assertThat(homes.run(FIRST).checkpoint())
        .hasToString(
            "viewfs://test/user/"
                + HomeDirectoriesFixture.user()
                + "/.recast/"
                + FIRST
                + "/checkpoint");
  }

  private RunDirectory operator(String user, String applicationId) throws IOException {
    return RunDirectory.of(user, applicationId, homes.configuration());
  }
}
