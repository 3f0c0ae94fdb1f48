package recast.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.run.AppStatus;
import recast.run.AppStatus.Phase;
import recast.run.HomeDirectoriesFixture;

final class ControlChannelTest {
  private static final String RUN = "application_1_0001";

  private final AtomicInteger stops = new AtomicInteger();
  private final StatusReporter board =
      new StatusReporter(
          AppStatus.starting("clones", RUN, 1, "store", "host:9999"), Clock.systemUTC());
  private HomeDirectoriesFixture homes;
  private ControlChannel line;

  @BeforeEach
  void openLine(@TempDir Path directory) throws IOException {
    homes = new HomeDirectoriesFixture(directory);
    line = new ControlChannel(homes.run(RUN), board, stops::incrementAndGet);
  }

  @Test
  void theStatusIsPublishedAtOnce() throws IOException {
    assertThat(line.exchange()).isEqualTo(Duration.ofSeconds(1));

    assertThat(homes.run(RUN).status()).contains(board.status());
  }

  @Test
  void aStatusThatDidNotChangeIsNotWrittenAgain() throws IOException {
    line.exchange();
    Files.delete(status());
    line.exchange();
    assertThat(status()).doesNotExist();

    board.phase(Phase.RUNNING);
    line.exchange();

    assertThat(homes.run(RUN).status()).contains(board.status());
  }

  @Test
  void aStopIsPassedOnOnce() throws IOException {
    line.exchange();
    assertThat(stops).hasValue(0);

    homes.run(RUN).requestStop();
    line.exchange();
    line.exchange();

    assertThat(stops).hasValue(1);
  }

  @Test
  void theStatusIsStillPublishedWhileTheApplicationStops() throws IOException {
    homes.run(RUN).requestStop();
    line.exchange();
    board.phase(Phase.STOPPED);
    line.exchange();

    assertThat(homes.run(RUN).status()).map(AppStatus::phase).contains(Phase.STOPPED);
  }

  @Test
  void aFileSystemThatFailsIsTriedAgainWithTheSamePause() throws IOException {
    Path obstacle = Files.createDirectories(homes.home()).resolve(".recast");
    Files.writeString(obstacle, "a file where a directory is needed");

    assertThat(line.exchange()).isEqualTo(Duration.ofSeconds(1));
    assertThat(stops).hasValue(0);

    Files.delete(obstacle);
    line.exchange();
    assertThat(homes.run(RUN).status()).contains(board.status());
  }

  @Test
  void aStopIsSeenEvenWhenTheStatusCannotBeWritten() throws IOException {
    homes.run(RUN).requestStop();
    // Nothing can be renamed over a directory that is not empty.
    Files.createDirectories(status().resolve("obstacle"));

    line.exchange();

    assertThat(stops).hasValue(1);
  }

  private Path status() throws IOException {
    return homes.directory(RUN).resolve("status.json");
  }
}
