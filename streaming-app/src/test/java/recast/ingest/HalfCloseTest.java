package recast.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.cli.Endpoint;
import recast.fixture.BackgroundCall;
import recast.line.LineFormat;

/** How a connection ends with a source that reads the end of the stream. */
final class HalfCloseTest {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private ServerSocket server;
  private LineConnection connection;
  private BackgroundCall<Void> reading;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    connection =
        new LineConnection(
            new EndpointRotation(
                List.of(new Endpoint("127.0.0.1", server.getLocalPort())),
                new ReconnectBackoff(
                    Duration.ofDays(1), Duration.ofDays(1), RandomGenerator.getDefault())),
            LineFormat.DEFAULT,
            lines::add,
            (message, cause) -> problems.add(message));
    reading =
        BackgroundCall.start(
            () -> {
              connection.run();
              return null;
            });
  }

  @AfterEach
  void close() throws IOException {
    connection.end();
    reading.end();
    server.close();
  }

  @Test
  void whatWasOnItsWayWhenTheConnectionEndsIsNotLost() throws Exception {
    try (Socket client = server.accept()) {
      send(client, "before\n");
      await().until(() -> lines.size() == 1);
      BackgroundCall<Void> ending =
          BackgroundCall.start(
              () -> {
                connection.end();
                return null;
              });

      assertThat(client.getInputStream().read()).as("the half-closed connection").isEqualTo(-1);
      send(client, "on its way\n");
      client.close();

      ending.get();
      assertThat(lines).containsExactly("before", "on its way");
      assertThat(problems).isEmpty();
    }
  }

  @Test
  void aSourceThatDoesNotListenIsLeftAllTheSame() throws Exception {
    try (Socket client = server.accept()) {
      send(client, "before\n");
      await().until(() -> lines.size() == 1);

      connection.end();

      reading.get();
      assertThat(problems).isEmpty();
    }
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(UTF_8));
  }
}
