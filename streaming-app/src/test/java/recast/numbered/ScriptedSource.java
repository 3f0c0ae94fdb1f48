package recast.numbered;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import recast.cli.Endpoint;
import recast.ingest.EndpointRotation;
import recast.ingest.ReconnectBackoff;

/** A source that speaks the protocol of docs/protocol.md, and fails as a test wants it to. */
final class ScriptedSource implements Closeable {
  private static final Duration SOON = Duration.ofMillis(5);

  /** Far less than a source that answers ever takes. */
  private static final Duration SILENCE = Duration.ofMillis(500);

  private static final int CHUNK = 3;

  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> records = new ArrayList<>();
  private final List<Socket> clients = new ArrayList<>();
  private ServerSocket server;
  private Thread accepting;
  private String stream = "first";
  private long first;
  private boolean ended;

  /** What happens to a request, instead of its answer. */
  enum Fault {
    /** Half of the records come, the last of them in part, then the connection breaks. */
    BREAK,
    /** Half of the records come, then nothing. */
    SILENCE,
    /** The source refuses it. */
    ERROR,
    /** It is answered with a line of a plain source. */
    PLAIN
  }

  ScriptedSource() throws IOException {
    listen(0);
  }

  private void listen(int port) throws IOException {
    server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    ServerSocket open = server;
    accepting = new Thread(() -> accept(open), "scripted source");
    accepting.setDaemon(true);
    accepting.start();
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", server.getLocalPort());
  }

  /** This, for clients that wait for an answer no longer than a test can. */
  NumberedSource asSource() {
    return new NumberedSource(List.of(endpoint()), "app", SILENCE);
  }

  /** The endpoints in turn, with pauses that a test can wait for. */
  static EndpointRotation rotation(Endpoint... endpoints) {
    return new EndpointRotation(
        List.of(endpoints), new ReconnectBackoff(SOON, SOON, RandomGenerator.getDefault()));
  }

  /** Adds records with their numbers as text. */
  synchronized void add(int count) {
    int next = records.size();
    IntStream.range(next, next + count).forEach(number -> records.add(Integer.toString(number)));
  }

  synchronized void add(String record) {
    records.add(record);
  }

  synchronized void end() {
    ended = true;
  }

  /** The oldest number that is not acknowledged. */
  synchronized long first() {
    return first;
  }

  /** The next request of this kind that comes fails. */
  void fail(Fault fault) {
    faults.add(fault);
  }

  /** All that was asked so far. */
  List<String> requests() {
    return requests;
  }

  /** Goes away, with all connections. */
  @Override
  public void close() throws IOException {
    server.close();
    // Before that the port is not free.
    await().until(() -> !accepting.isAlive());
    synchronized (this) {
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  /** Comes back with what it had. */
  void restart() throws IOException {
    close();
    listen(server.getLocalPort());
  }

  /** Comes back with nothing, under another name. */
  void restartAs(String other) throws IOException {
    close();
    synchronized (this) {
      stream = other;
      records.clear();
      first = 0;
    }
    listen(server.getLocalPort());
  }

  /** Comes back without all records from {@code next} on. */
  void restartWithout(int next) throws IOException {
    close();
    synchronized (this) {
      records.subList(next, records.size()).clear();
    }
    listen(server.getLocalPort());
  }

  private void accept(ServerSocket open) {
    while (!open.isClosed()) {
      try {
        Socket client = open.accept();
        synchronized (this) {
          clients.add(client);
        }
        Thread thread = new Thread(() -> serve(client), "scripted connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        // It was closed, as the loop sees now.
        requests.add("closed");
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
      OutputStream out = client.getOutputStream();
      boolean goesOn = true;
      for (String request = in.readLine(); request != null && goesOn; request = in.readLine()) {
        requests.add(request);
        goesOn = answer(request, out);
      }
    } catch (IOException e) {
      // The client is gone, or the source was closed.
      requests.add("closed");
    }
  }

  private boolean answer(String request, OutputStream out) throws IOException {
    String[] words = request.split(" ", -1);
    boolean counts = words[0].equals("read") || words[0].equals("recast");
    Fault fault = counts ? faults.poll() : null;
    if (fault == Fault.ERROR) {
      return sendLast(out, "error not today\n");
    }
    if (fault == Fault.PLAIN) {
      return sendLast(out, "17;4.5\n");
    }
    if (fault == Fault.SILENCE && words[0].equals("recast")) {
      return true;
    }
    return switch (words[0]) {
      case "recast" -> send(out, "recast 1 " + stream() + "\n");
      case "range" -> send(out, range());
      case "ack" -> send(out, acknowledge(Long.parseLong(words[1])));
      case "read" -> read(Integer.parseInt(words[1]), Integer.parseInt(words[2]), fault, out);
      default -> sendLast(out, "error unknown\n");
    };
  }

  private synchronized String stream() {
    return stream;
  }

  private synchronized String range() {
    return "range %d %d %s\n".formatted(first, records.size(), ended ? "ended" : "open");
  }

  private synchronized String acknowledge(long next) {
    first = Math.max(first, next);
    return "acked " + first + "\n";
  }

  private boolean read(int from, int to, Fault fault, OutputStream out) throws IOException {
    int stop = fault == null ? to : from + (to - from + 1) / 2;
    for (int at = from; at < stop; at += CHUNK) {
      int end = Math.min(at + CHUNK, to);
      send(out, "records %d %d\n".formatted(at, end - at));
      for (String record : copy(at, Math.min(end, stop))) {
        send(out, record + "\n");
      }
    }
    if (fault == Fault.BREAK) {
      return sendLast(out, "in pa");
    }
    return true;
  }

  private synchronized List<String> copy(int from, int to) {
    return List.copyOf(records.subList(from, to));
  }

  /** Sends what ends the connection. */
  private static boolean sendLast(OutputStream out, String text) throws IOException {
    send(out, text);
    return false;
  }

  private static boolean send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    return true;
  }
}
