package recast.it.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.testkit.RecastProcess;
import recast.testkit.Refusal;
import recast.testkit.Stress;

/** What every command says of wrong settings, and {@code config} of all of them. */
final class SettingsIT {
  @TempDir private Path directory;
  private RecastProcess recast;

  @BeforeEach
  void openFrontDoor() {
    recast = new RecastProcess(directory.resolve("scratch"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fit --store x", "source", "submit", "cluster env", "config --json"})
  void allThatIsWrongInTheSettingsIsSaidByEveryProgram(String command) throws Exception {
    allThatIsWrongInTheSettingsIsSaidByEveryVerb(command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"releases", "score", "status", "logs", "demo"})
  @Tag(Stress.TAG)
  void allThatIsWrongInTheSettingsIsSaidByEveryVerb(String command) throws Exception {
    Path file = settings("# mine\npol-interval=1s\nexecutor-cores=0\n");

    Refusal.assertMessage(
        recast.with("HADOOP_CONF_DIR", directory.toString()).run(command.split(" ", -1)),
        2,
        file + ":2: 'pol-interval' is not a setting; did you mean 'poll-interval'?",
        file + ":3: executor-cores '0': expected a whole number from 1",
        "fix the file");
  }

  @Test
  void settingsThatCannotBeReadAreNamed() throws Exception {
    recast.with("RECAST_CONF_DIR", directory.toString());

    Refusal.assertMessage(
        recast.run("config"),
        1,
        "Cannot read " + directory.resolve("recast.properties"),
        "no file");
  }

  @Test
  void configShowsWhereEachSettingComesFrom() throws Exception {
    Path file = settings("port=1\n");
    Path java = Path.of(System.getProperty("java.home"));
    Path env =
        Files.writeString(
            directory.resolve("recast-env.sh"),
            "# export JAVA_HOME=/no\nexport JAVA_HOME='%s'\n".formatted(java));
    recast.with("JAVA_HOME", "/no").with("RECAST_CLIENT_MEMORY", "1g");

    RecastProcess.Ended config = recast.run("config", "--json", "--poll-interval", "2s");
    assertThat(config.exitCode()).as(config.err()).isZero();
    assertThat(config.err()).isEmpty();
    JsonNode json = new JsonMapper().readTree(config.out());
    assertShown(json.at("/settings/port"), "1", "file", file.toString(), 1);
    assertShown(json.at("/settings/poll-interval"), "2s", "command line", "", 0);
    assertShown(json.at("/settings/print"), "10", "default", "", 0);
    assertShown(json.at("/environment/JAVA_HOME"), java.toString(), "file", env.toString(), 2);
    assertShown(json.at("/environment/RECAST_CLIENT_MEMORY"), "1g", "environment", "", 0);
    assertThat(json.at("/environment/SPARK_HOME/from").asText()).isEqualTo("default");
  }

  @Test
  void configShowsAWrongSpark() throws Exception {
    recast.with("SPARK_HOME", "/nowhere");

    assertThat(recast.run("config").out()).containsPattern("SPARK_HOME +/nowhere +environment\n");
  }

  /** Lets all later commands read {@code text} instead of the settings of this build. */
  private Path settings(String text) throws IOException {
    recast.with("RECAST_CONF_DIR", directory.toString());
    return Files.writeString(directory.resolve("recast.properties"), text);
  }

  private static void assertShown(
      JsonNode shown, String value, String from, String file, int line) {
    assertThat(shown.path("value").asText()).isEqualTo(value);
    assertThat(shown.path("from").asText()).isEqualTo(from);
    assertThat(shown.path("file").asText()).isEqualTo(file);
    assertThat(shown.path("line").asInt()).isEqualTo(line);
  }
}
