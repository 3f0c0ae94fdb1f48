package recast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptedStartIT {
  private static final Path ROOT = Path.of("target/interrupted-cluster").toAbsolutePath();
  private static final ClusterDirectory DIRECTORY = new ClusterDirectory(ROOT);

  @Test
  void clusterDiesWithItsLauncherBeforeItIsReady() throws Exception {
    Process launcher =
        Command.start(ROOT, "start", "--datanodes", "1", "--nodemanagers", "1")
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    await().until(() -> ClusterProcess.running(DIRECTORY).isPresent());
    ProcessHandle cluster = ClusterProcess.running(DIRECTORY).orElseThrow();
    launcher.destroy();
    cluster.onExit().get(20, TimeUnit.SECONDS);
    assertThat(launcher.waitFor()).isEqualTo(143);
    assertThat(ROOT.toFile().list()).containsExactly("cluster.log");
  }

  @Test
  void aDirectoryThatCannotBeIsNamed() throws Exception {
    Path file = Files.writeString(Path.of("target/a-file").toAbsolutePath(), "");

    Command start = Command.run(file, "start");

    assertThat(start.exitCode()).isEqualTo(1);
    assertThat(start.err()).contains(file.toString(), "--dir").doesNotContain("Exception");
  }

  @Test
  void wrongSizeStartsNothing() throws Exception {
    Path root = Path.of("target/doomed-cluster").toAbsolutePath();
    Command start = Command.run(root, "start", "--datanodes", "1", "--nodemanagers", "many");
    assertThat(start.exitCode()).isEqualTo(2);
    assertThat(start.err()).contains("--nodemanagers 'many'");
  }
}
