package recast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.cli.HomeDirectory;

class ClusterDirectoryTest {
  @Test
  void tildeIsTheHome() {
    Path home = HomeDirectory.resolve("~/");
    assertThat(ClusterDirectory.parse("~/c").root()).isEqualTo(home.resolve("c"));
  }

  @Test
  void relativePathIsBelowTheWorkingDirectory() {
    assertThat(ClusterDirectory.parse("a/../c").root()).isEqualTo(Path.of("c").toAbsolutePath());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tmp/it's", "/tmp/a b", "/tmp/a,b", "/tmp/$HOME"})
  void pathThatHadoopWouldMangleIsRefused(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterDirectory.parse(path))
        .withMessageContaining("do not quote");
  }

  @Test
  void clearSparesTheLogAndWhatIsNotOurs(@TempDir Path root) throws IOException {
    ClusterDirectory directory = new ClusterDirectory(root);
    Path block = Files.createDirectories(directory.data().resolve("datanode-0")).resolve("block");
    Files.createFile(block);
    Files.createDirectories(directory.conf());
    Files.createFile(directory.log());
    Path stranger = Files.createFile(root.resolve("notes.txt"));
    directory.clear();
    try (var left = Files.list(root)) {
      assertThat(left).containsExactlyInAnyOrder(directory.log(), stranger);
    }
  }
}
