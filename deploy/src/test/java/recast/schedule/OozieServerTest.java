package recast.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.cli.CommandException;

/** Answers that a real Oozie gives seldom; its usual ones are tested with a real one. */
final class OozieServerTest {
  private HttpServer http;
  private OozieServer oozie;
  private int status = 200;
  private String body = "{}";
  private String error = "";
  private String query = "";

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/oozie/v1/jobs", this::answer);
    http.start();
    oozie =
        new OozieServer(
            URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/oozie"), "me & you");
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  @Test
  void aCoordinatorThatIsOverIsNotAlive() throws Exception {
    body =
        """
        {"coordinatorjobs": [{"coordJobId": "1-C", "status": "KILLED"},
          {"coordJobId": "2-C", "status": "DONEWITHERROR"}]}
        """;
    assertThat(oozie.alive("a b")).isEmpty();
    assertThat(query)
        .contains("user.name=me & you", "jobtype=coord", "filter=name=a b;user=me & you");
  }

  @Test
  void anyOtherIsAlive() throws Exception {
    body =
        """
        {"coordinatorjobs": [{"coordJobId": "1-C", "status": "KILLED"},
          {"coordJobId": "2-C", "status": "SUSPENDED"}]}
        """;
    assertThat(oozie.alive("a")).contains("2-C");
  }

  @Test
  void whatOozieSaysIsHandedOn() {
    status = 400;
    error = "E1003: Invalid coordinator application attributes";

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> oozie.start("<configuration/>"))
        .withMessageContaining(error)
        .withMessageContaining(oozie.address().toString());
  }

  @Test
  void kerberosIsNamed() {
    status = 401;

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> oozie.alive("a"))
        .withMessageContaining("Kerberos")
        .withMessageContaining("kinit");
  }

  @Test
  void nobodyThereIsNamed() {
    stop();

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> oozie.alive("a"))
        .withMessageContaining(oozie.address().toString())
        .withMessageContaining("--oozie");
  }

  private void answer(HttpExchange exchange) throws IOException {
    query = exchange.getRequestURI().getQuery();
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("oozie-error-message", error);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
