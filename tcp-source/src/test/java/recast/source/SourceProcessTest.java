package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SourceProcessTest {
  @ParameterizedTest
  @ValueSource(strings = {"--delay=1h", "--rate=20/s", "--file=-"})
  void termSignalEndsTheStreamInGoodOrder(String option) throws Exception {
    Process source = SourceProcess.start("--port=0", option);
    try (BufferedReader err = source.errorReader(UTF_8);
        TestClient client = new TestClient(SourceProcess.address(err))) {
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
    Process source = SourceProcess.start("--port=0", "--count=3");
    try (BufferedReader err = source.errorReader(UTF_8);
        TestClient client = new TestClient(SourceProcess.address(err))) {
      assertThat(client.readToEnd()).containsExactly("0", "1", "2");
      client.leave();
      assertThat(source.waitFor()).isZero();
    } finally {
      source.destroyForcibly();
    }
  }
}
