package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import recast.cli.Endpoint;
import recast.spool.RecordLog;

/** A line server at work on a free port, and what it says. */
final class RunningServer implements AutoCloseable {
  static final ServerLimits QUICK =
      new ServerLimits(
          1 << 16,
          Duration.ofMillis(20),
          Duration.ofMillis(300),
          Duration.ofSeconds(2),
          Duration.ofSeconds(9));

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final LineServer server;
  private final FutureTask<Void> running;

  RunningServer(ServerLimits limits, SlowClientPolicy whenBehind) throws Exception {
    this(limits, whenBehind, RecordLog.inMemory(1 << 20));
  }

  RunningServer(ServerLimits limits, SlowClientPolicy whenBehind, RecordLog log) throws Exception {
    PrintStream out = new PrintStream(err, true, UTF_8);
    server =
        new LineServer(
            SourceFactory.listener("127.0.0.1", 0),
            limits,
            whenBehind,
            new ReaderSessions(log, limits, out),
            out);
    running =
        new FutureTask<>(
            () -> {
              server.run();
              return null;
            });
    new Thread(running, "server").start();
  }

  LineServer server() {
    return server;
  }

  /** A client that the server knows to listen. */
  TestClient client() throws Exception {
    TestClient client = new TestClient(address());
    awaitTalk("client " + client.name() + " connected");
    return client;
  }

  Endpoint address() throws Exception {
    return server.address();
  }

  String err() {
    return err.toString(UTF_8);
  }

  void awaitTalk(String part) {
    await().until(this::err, said -> said.contains(part));
  }

  /** Waits until the server has let the last client go. */
  SourceStats awaitEnd() throws Exception {
    running.get();
    return server.tally();
  }

  @Override
  public void close() throws IOException {
    server.stop();
    await().until(running::isDone);
    server.close();
  }
}
