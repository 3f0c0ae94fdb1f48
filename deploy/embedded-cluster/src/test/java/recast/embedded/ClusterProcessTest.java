package recast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterProcessTest {
  private final ClusterProcess self = ClusterProcess.of(ProcessHandle.current());
  private ClusterDirectory directory;

  @BeforeEach
  void inDirectory(@TempDir Path root) {
    directory = new ClusterDirectory(root);
  }

  @Test
  void noRecordIsNoProcess() throws IOException {
    assertThat(ClusterProcess.running(directory)).isEmpty();
  }

  @Test
  void recordedProcessIsFound() throws IOException {
    self.write(directory.process());
    assertThat(ClusterProcess.running(directory)).contains(ProcessHandle.current());
  }

  @Test
  void laterProcessOfTheSameNumberIsAnother() throws IOException {
    new ClusterProcess(self.pid(), self.startedAt().minus(Duration.ofMinutes(1)))
        .write(directory.process());
    assertThat(ClusterProcess.running(directory)).isEmpty();
  }

  @Test
  void endedProcessDoesNotRun() throws Exception {
    Process process = new ProcessBuilder("true").start();
    ClusterProcess recorded = ClusterProcess.of(process.toHandle());
    process.waitFor();
    recorded.write(directory.process());
    assertThat(ClusterProcess.running(directory)).isEmpty();
  }

  @Test
  void damagedRecordIsNamed() throws IOException {
    Files.writeString(directory.process(), "what");
    assertThatThrownBy(() -> ClusterProcess.running(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cluster.pid");
  }
}
