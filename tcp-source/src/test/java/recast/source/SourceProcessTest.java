package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.cli.Endpoint;

@Timeout(60)
class SourceProcessTest {
  @ParameterizedTest
  @ValueSource(strings = {"--delay=1h", "--rate=20/s", "--file=-"})
  void termSignalEndsTheStreamInGoodOrder(String option) throws Exception {
    Process source = start("--port=0", option);
    try (BufferedReader err = source.errorReader(UTF_8);
        TestClient client = new TestClient(address(err))) {
      assertThat(err.readLine()).isEqualTo("source: client " + client.name() + " connected");
      source.getOutputStream().write("0\n".getBytes(UTF_8));
      source.getOutputStream().flush();
      assertThat(client.read(1)).containsExactly("0");
      source.toHandle().destroy();
      int records = 1 + client.readToEnd().size();
      client.leave();
      assertThat(err.readLine())
          .isEqualTo(
              "source: sent %d records to 1 clients: %s=%d", records, client.name(), records);
      assertThat(err.readLine()).isNull();
      assertThat(source.waitFor()).isEqualTo(128 + 15);
      assertThat(source.getInputStream().readAllBytes()).isEmpty();
    } finally {
      source.destroyForcibly();
    }
  }

  @Test
  void endOfTheRecordsIsSuccess() throws Exception {
    Process source = start("--port=0", "--count=3");
    try (BufferedReader err = source.errorReader(UTF_8);
        TestClient client = new TestClient(address(err))) {
      assertThat(client.readToEnd()).containsExactly("0", "1", "2");
      client.leave();
      assertThat(source.waitFor()).isZero();
    } finally {
      source.destroyForcibly();
    }
  }

  private static Process start(String... options) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "source");
    builder.command().addAll(List.of(options));
    builder.environment().remove("RECAST_CONF_DIR");
    return builder.start();
  }

  private static Endpoint address(BufferedReader err) throws IOException {
    String line = err.readLine();
    assertThat(line).startsWith("source: listening on 127.0.0.1:");
    return Endpoint.parse(line.substring("source: listening on ".length()));
  }
}
