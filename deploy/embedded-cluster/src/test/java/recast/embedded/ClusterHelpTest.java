package recast.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClusterHelpTest {
  private static final Path FILE = Path.of("..", "help", "cluster.txt");

  @Test
  void theHelpIsWhatTheCommandsDeclare() throws IOException {
    if (System.getProperty("recast.rewrite") != null) {
      Files.writeString(FILE, ClusterMain.help());
    }
    assertThat(Files.readString(FILE))
        .as("made of the declarations; HelpTest of deploy names the command that writes it again")
        .isEqualTo(ClusterMain.help());
  }
}
