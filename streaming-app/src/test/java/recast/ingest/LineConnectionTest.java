package recast.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.cli.Endpoint;
import recast.line.LineCounts;
import recast.line.LineFormat;

final class LineConnectionTest {
  private static final Duration SOON = Duration.ofMillis(5);
  private static final Duration NEVER = Duration.ofDays(1);
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private ServerSocket server;
  private LineConnection connection;
  private Thread thread;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, LOOPBACK);
  }

  @AfterEach
  void close() throws IOException {
    connection.end();
    server.close();
    awaitEnd();
  }

  @Test
  void everyLineIsHandedOnInItsOrder() throws IOException {
    start(NEVER);
    try (Socket client = server.accept()) {
      send(client, "a\nb\r\n\n\rc\n");

      await().untilAsserted(() -> assertThat(lines).containsExactly("a", "b\r", "", "\rc"));
    }
  }

  @Test
  void linesAreUtf8() throws IOException {
    start(NEVER);
    try (Socket client = server.accept()) {
      send(client, "naïve – 数\n");

      await().untilAsserted(() -> assertThat(lines).containsExactly("naïve – 数"));
    }
  }

  @Test
  void aLineWithoutItsEndIsDroppedAndCounted() throws IOException {
    start(SOON);
    for (int time = 0; time < 3; time++) {
      try (Socket client = server.accept()) {
        send(client, "a\nhalf");
      }
    }

    await().untilAsserted(() -> assertThat(connection.counts()).isEqualTo(new LineCounts(0, 3, 0)));
    assertThat(lines).containsExactly("a", "a", "a");
  }

  @Test
  void whatIsNoSoundRecordIsCounted() throws IOException {
    start(NEVER);
    try (Socket client = server.accept()) {
      send(client, "x".repeat(10_000) + "\na\n");
      client.getOutputStream().write(new byte[] {(byte) 0xFF, '\n'});

      await().untilAsserted(() -> assertThat(lines).containsExactly("a", "\uFFFD"));
      await()
          .untilAsserted(() -> assertThat(connection.counts()).isEqualTo(new LineCounts(1, 0, 1)));
    }
  }

  @Test
  void aSourceThatClosesIsReportedAndConnectedAgain() throws IOException {
    start(SOON);
    try (Socket client = server.accept()) {
      send(client, "before\n");
    }
    try (Socket client = server.accept()) {
      send(client, "after\n");
      await().untilAsserted(() -> assertThat(lines).containsExactly("before", "after"));
    }

    assertThat(problems).startsWith(source() + ": closed the connection");
  }

  @Test
  void aSourceThatResetsTheConnectionIsReportedAndConnectedAgain() throws IOException {
    start(SOON);
    Socket reset = server.accept();
    reset.setSoLinger(true, 0);
    reset.close();
    try (Socket client = server.accept()) {
      send(client, "after\n");
      await().untilAsserted(() -> assertThat(lines).containsExactly("after"));
    }

    assertThat(problems).isNotEmpty();
    assertThat(problems.get(0)).startsWith(source() + ": ").containsIgnoringCase("reset");
  }

  @Test
  void nobodyWhoListensIsReportedUntilSomebodyDoes() throws IOException {
    int port = server.getLocalPort();
    server.close();
    start(SOON);
    await().until(() -> problems.size() > 2);
    assertThat(problems)
        .allSatisfy(trouble -> assertThat(trouble).isEqualTo(source() + ": Connection refused"));

    server = new ServerSocket(port, 1, LOOPBACK);
    try (Socket client = server.accept()) {
      send(client, "there\n");
      await().untilAsserted(() -> assertThat(lines).containsExactly("there"));
    }
  }

  @Test
  void theNextAddressTakesTheSourcesPlaceAtOnce() throws IOException {
    Endpoint nobody;
    try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
      nobody = new Endpoint("127.0.0.1", free.getLocalPort());
    }
    connection =
        new LineConnection(
            rotation(NEVER, nobody, here("127.0.0.1")),
            LineFormat.DEFAULT,
            lines::add,
            (message, cause) -> problems.add(message));
    run();
    try (Socket client = server.accept()) {
      send(client, "there\n");
      await().untilAsserted(() -> assertThat(lines).containsExactly("there"));
    }

    assertThat(problems.get(0)).isEqualTo("source " + nobody + ": Connection refused");
  }

  @Test
  void aHostThatDoesNotExistIsCalledUnknown() {
    start("no-such-host.invalid", NEVER);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(problems)
                    .containsExactly(
                        "source no-such-host.invalid:%d: unknown host"
                            .formatted(server.getLocalPort())));
  }

  @Test
  void theEndComesWhileItReads() throws IOException {
    start(NEVER);
    try (Socket client = server.accept()) {
      send(client, "a\n");
      await().until(() -> lines.size() == 1);

      connection.end();

      awaitEnd();
      assertThat(problems).isEmpty();
    }
  }

  @Test
  void theEndComesWhileItConnects() throws IOException {
    List<SocketChannel> crowd = fillBacklog();
    try {
      start(NEVER);
      await().until(() -> isIn("connect"));

      connection.end();

      awaitEnd();
      assertThat(problems).isEmpty();
    } finally {
      for (SocketChannel one : crowd) {
        one.close();
      }
    }
  }

  @Test
  void theEndComesWhileItWaitsForTheNextTry() throws IOException {
    server.close();
    start(NEVER);
    await().until(() -> problems.size() == 1);

    connection.end();

    awaitEnd();
  }

  @Test
  void anEndBeforeTheBeginningConnectsNobody() throws IOException {
    create("127.0.0.1", NEVER);
    connection.end();

    connection.run();

    assertThat(problems).isEmpty();
    server.setSoTimeout(1);
    assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void noLineIsHandedOnBehindTheEnd() throws IOException {
    connection =
        new LineConnection(
            rotation(NEVER, here("127.0.0.1")),
            LineFormat.DEFAULT,
            line -> {
              lines.add(line);
              connection.end();
            },
            (message, cause) -> problems.add(message));
    run();
    try (Socket client = server.accept()) {
      send(client, "last\n" + "too late\n".repeat(1_000));
      awaitEnd();
    }

    assertThat(lines).containsExactly("last");
    assertThat(problems).isEmpty();
  }

  private void start(Duration again) {
    start("127.0.0.1", again);
  }

  private void start(String host, Duration again) {
    create(host, again);
    run();
  }

  private void create(String host, Duration again) {
    connection =
        new LineConnection(
            rotation(again, here(host)),
            new LineFormat(100, "UTF-8"),
            lines::add,
            (message, cause) -> problems.add(message));
  }

  private Endpoint here(String host) {
    return new Endpoint(host, server.getLocalPort());
  }

  private static EndpointRotation rotation(Duration pause, Endpoint... servers) {
    return new EndpointRotation(
        List.of(servers), new ReconnectBackoff(pause, pause, RandomGenerator.getDefault()));
  }

  private void run() {
    thread = new Thread(connection, "connection under test");
    thread.setDaemon(true);
    thread.start();
  }

  /** Well before the five seconds that a connection may take to be made. */
  private void awaitEnd() {
    if (thread != null) {
      await().atMost(Duration.ofSeconds(3)).until(() -> !thread.isAlive());
    }
  }

  private boolean isIn(String method) {
    return Stream.of(thread.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals(method));
  }

  private String source() {
    return "source 127.0.0.1:" + server.getLocalPort();
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** Clients that nobody accepts, so many that the system keeps the next one waiting. */
  private List<SocketChannel> fillBacklog() throws IOException {
    List<SocketChannel> crowd = new ArrayList<>();
    for (int client = 0; client < 8; client++) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(new InetSocketAddress(LOOPBACK, server.getLocalPort()));
      crowd.add(channel);
    }
    return crowd;
  }
}
