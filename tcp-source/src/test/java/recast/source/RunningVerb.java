package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import recast.cli.CommandRunner;
import recast.cli.Endpoint;
import recast.cli.ExitCode;

/** {@code recast source} at work, and what it says. */
final class RunningVerb implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("source: listening on (\\S+)\\R");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FutureTask<ExitCode> running;
  private final Thread thread;

  RunningVerb(InputStream stdin, String... options) {
    List<String> args = new ArrayList<>(List.of("source"));
    args.addAll(List.of(options));
    PrintStream out = new PrintStream(err, true, UTF_8);
    CommandRunner program = new CommandRunner(Map.of("source", new SourceCommand(stdin, out)), out);
    running = new FutureTask<>(() -> program.run(args.toArray(String[]::new)));
    thread = new Thread(running, "verb");
    thread.start();
  }

  RunningVerb(String... options) {
    this(new ByteArrayInputStream(new byte[0]), options);
  }

  /** A client that the source knows to listen. */
  TestClient client() throws Exception {
    TestClient client = new TestClient(address());
    await().until(this::err, said -> said.contains(client.name() + " connected"));
    return client;
  }

  Endpoint address() {
    return await()
        .until(
            () -> LISTENING.matcher(err()).results().map(RunningVerb::endpoint).toList(),
            found -> !found.isEmpty())
        .get(0);
  }

  String err() {
    return err.toString(UTF_8);
  }

  ExitCode exit() throws Exception {
    return running.get();
  }

  @Override
  public void close() {
    thread.interrupt();
    await().until(running::isDone);
  }

  private static Endpoint endpoint(MatchResult listening) {
    return Endpoint.parse(listening.group(1));
  }
}
