package recast.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunScriptTest {
  @TempDir private Path scratch;
  private Path container;
  private Path captured;

  @BeforeEach
  void makeContainer() throws IOException {
    container = Files.createDirectory(scratch.resolve("a container"));
    captured = scratch.resolve("captured");
    Files.writeString(scratch.resolve("action.xml"), "<configuration/>");
  }

  @Test
  void whatComesOfTheScriptIsCaptured() throws Exception {
    run("echo outcome=done; echo 'message=release 7 žluť'");

    Properties said = new Properties();
    try (Reader file = Files.newBufferedReader(captured)) {
      said.load(file);
    }
    assertThat(said).containsEntry("outcome", "done").containsEntry("message", "release 7 žluť");
  }

  @Test
  void aFailureIsThrownWithItsMessage() {
    assertThatThrownBy(() -> run("echo outcome=failed; echo 'message=recast fit: no rights'"))
        .isInstanceOf(FailedException.class)
        .hasMessage("recast fit: no rights");
    assertThat(captured).doesNotExist();
  }

  @Test
  void aScriptThatBreaksIsAFailure() {
    assertThatThrownBy(() -> run("echo outcome=done; exit 7"))
        .hasMessageContaining("run.sh ended with 7");
    assertThatThrownBy(() -> run("true")).hasMessageContaining("run.sh ended with 0");
  }

  @Test
  void theScriptFindsItsClusterAndItsUser() throws Exception {
    run(
        "cat \"$HADOOP_CONF_DIR/core-site.xml\" >seen; echo \" $HADOOP_USER_NAME\" >>seen; echo outcome=busy");

    assertThat(container.resolve("seen")).hasContent("<configuration/> ann");
  }

  private void run(String body) throws IOException, InterruptedException {
    Files.writeString(container.resolve("run.sh"), body);
    deleteConfiguration();
    new RunScript(container, scratch.resolve("action.xml"), captured).runFor("ann");
  }

  /** Each container has its own. */
  private void deleteConfiguration() throws IOException {
    Files.deleteIfExists(container.resolve("hadoop-conf/core-site.xml"));
  }
}
