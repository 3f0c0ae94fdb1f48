package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.CommandRunner;
import recast.cli.ExitCode;
import recast.cli.OptionSpec;
import recast.cli.Settings;

final class ConfigCommandTest {
  @TempDir private Path conf;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void eachSettingIsShownWithWhereItComesFrom() throws Exception {
    assertThat(run("# mine\nport=1\n", "--poll-interval", "2s")).isEqualTo(ExitCode.OK);

    assertThat(cells("store")).containsExactly("-", "default");
    assertThat(cells("port")).containsExactly("1", "recast.properties:2, instead of 9999");
    assertThat(cells("poll-interval")).containsExactly("2s", "command line, instead of 1s");
    assertThat(cells("queue")).containsExactly("default", "default");
    assertThat(cells("RECAST_CONF_DIR")).containsExactly(conf.toString(), "default");
    assertThat(cells("SPARK_HOME")).containsExactly("/opt/spark", "recast-env.sh:8");
    assertThat(cells("JAVA_HOME")).containsExactly("/opt/java", "environment");
    assertThat(cells("SPARK_SUBMIT_OPTS")).containsExactly("-", "default");
  }

  @Test
  void jsonIsOneDocumentWithTheFileAndTheLine() throws Exception {
    assertThat(run("port=1\n", "--json", "--store=/models")).isEqualTo(ExitCode.OK);

    JsonNode json = new JsonMapper().readTree(out.toByteArray());
    assertThat(json.path("settings").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(Settings.all().stream().map(OptionSpec::name).toList());
    JsonNode port = json.at("/settings/port");
    assertThat(port.path("value").asText()).isEqualTo("1");
    assertThat(port.path("default").asText()).isEqualTo("9999");
    assertThat(port.path("from").asText()).isEqualTo("file");
    assertThat(port.path("file").asText()).isEqualTo(conf + "/recast.properties");
    assertThat(port.path("line").asInt()).isEqualTo(1);
    assertThat(json.at("/settings/store/from").asText()).isEqualTo("command line");
    assertThat(json.at("/settings/app/value").isNull()).isTrue();
    JsonNode spark = json.at("/environment/SPARK_HOME");
    assertThat(spark.path("file").asText()).isEqualTo(conf + "/recast-env.sh");
    assertThat(spark.path("line").asInt()).isEqualTo(8);
  }

  @Test
  void noSecretIsShown() throws Exception {
    for (String json : List.of("--debug", "--json")) {
      out.reset();
      assertThat(run("output=s3a://key:hush@bucket/out\n", json, "--store", "s3a://k:hush@b/m"))
          .isEqualTo(ExitCode.OK);
      assertThat(out.toString(UTF_8)).contains("s3a://key:***@bucket/out").doesNotContain("hush");
    }
  }

  @Test
  void wrongOptionsAreNamedAllAtOnce() throws Exception {
    assertThat(run("", "--poll-interval", "2x", "--port", "many")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString(UTF_8)).contains("--poll-interval '2x'", "--port 'many'");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  private ExitCode run(String file, String... words) throws Exception {
    Files.writeString(conf.resolve("recast.properties"), file);
    Map<String, String> environment =
        Map.of(
            "RECAST_ORIGINS",
            "RECAST_CONF_DIR=default SPARK_HOME=recast-env.sh:8 JAVA_HOME=environment"
                + " SPARK_SUBMIT_OPTS=default ",
            "RECAST_CONF_DIR",
            conf.toString(),
            "SPARK_HOME",
            "/opt/spark",
            "JAVA_HOME",
            "/opt/java");
    String[] all = new String[words.length + 1];
    all[0] = "config";
    System.arraycopy(words, 0, all, 1, words.length);
    ConfigCommand config = new ConfigCommand(new PrintStream(out, true, UTF_8), environment);
    return new CommandRunner(Map.of("config", config), new PrintStream(err, true, UTF_8))
        .run(Settings.of(conf), all);
  }

  /** What stands behind {@code name} in the table. */
  private List<String> cells(String name) {
    return out.toString(UTF_8)
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .flatMap(line -> List.of(line.split(" {2,}", -1)).stream().skip(1))
        .toList();
  }
}
