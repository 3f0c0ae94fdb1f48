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
import recast.control.AppStatus.Phase;

final class ControlChannelTest {
  private static final String RUN = "application_1_0001";

  private final AtomicInteger stops = new AtomicInteger();
  private final StatusReporter board =
      new StatusReporter(
          AppStatus.starting("clones", RUN, 1, "store", "host:9999"), Clock.systemUTC());
  private Cluster cluster;
  private ControlChannel line;

  @BeforeEach
  void openLine(@TempDir Path directory) throws IOException {
    cluster = new Cluster(directory);
    line = new ControlChannel(cluster.run(RUN), board, stops::incrementAndGet);
  }

  @Test
  void theStatusIsPublishedAtOnce() throws IOException {
    assertThat(line.speak()).isEqualTo(Duration.ofSeconds(1));

    assertThat(cluster.run(RUN).status()).contains(board.status());
  }

  @Test
  void aStatusThatDidNotChangeIsNotWrittenAgain() throws IOException {
    line.speak();
    Files.delete(status());
    line.speak();
    assertThat(status()).doesNotExist();

    board.phase(Phase.RUNNING);
    line.speak();

    assertThat(cluster.run(RUN).status()).contains(board.status());
  }

  @Test
  void aStopIsPassedOnOnce() throws IOException {
    line.speak();
    assertThat(stops).hasValue(0);

    cluster.run(RUN).requestStop();
    line.speak();
    line.speak();

    assertThat(stops).hasValue(1);
  }

  @Test
  void theStatusIsStillPublishedWhileTheApplicationStops() throws IOException {
    cluster.run(RUN).requestStop();
    line.speak();
    board.phase(Phase.STOPPED);
    line.speak();

    assertThat(cluster.run(RUN).status()).map(AppStatus::phase).contains(Phase.STOPPED);
  }

  @Test
  void aFileSystemThatFailsIsTriedAgainWithTheSamePause() throws IOException {
    Path obstacle = Files.createDirectories(cluster.home()).resolve(".recast");
    Files.writeString(obstacle, "a file where a directory is needed");

    assertThat(line.speak()).isEqualTo(Duration.ofSeconds(1));
    assertThat(stops).hasValue(0);

    Files.delete(obstacle);
    line.speak();
    assertThat(cluster.run(RUN).status()).contains(board.status());
  }

  @Test
  void aStopIsSeenEvenWhenTheStatusCannotBeWritten() throws IOException {
    cluster.run(RUN).requestStop();
    // Nothing can be renamed over a directory that is not empty.
    Files.createDirectories(status().resolve("obstacle"));

    line.speak();

    assertThat(stops).hasValue(1);
  }

  private Path status() throws IOException {
    return cluster.directory(RUN).resolve("status.json");
  }
}
