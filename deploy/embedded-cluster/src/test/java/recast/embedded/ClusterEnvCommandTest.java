package recast.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterEnvCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"/tmp/c", "/tmp/it's", "/tmp/a b", "/tmp/$(id)`id`\"\\!*"})
  void shellReadsBackWhatWasQuoted(String path) throws Exception {
    Process shell =
        new ProcessBuilder("bash", "-c", "printf %s " + ClusterEnvCommand.quoted(path)).start();
    String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(read).isEqualTo(path);
  }
}
