package recast.numbered;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import recast.cli.Endpoint;
import recast.cli.Messages;
import recast.ingest.SourceSocket;
import recast.json.TextLimit;
import recast.line.LineFormat;

/**
 * One connection to a source of numbered records, as docs/protocol.md describes it. Every method
 * waits for the answer. For one thread; after an IOException it can only be closed.
 */
final class NumberedClient implements Closeable {
  /** How both sides begin. */
  private static final String HELLO = "recast 1 ";

  private static final int LONGEST_ANSWER = 1_024;
  private static final int SHOWN = 80;

  private final Socket socket;
  private final InputStream in;
  private String stream = "";

  private NumberedClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * Connects, and begins the conversation.
   *
   * @param app the application that reads
   * @param silence how long an answer may take
   * @throws IOException when {@code server} is away, or is not a source of numbered records
   */
  static NumberedClient connect(Endpoint server, String app, Duration silence) throws IOException {
    NumberedClient client = new NumberedClient(SourceSocket.connect(server, Socket::new));
    try {
      client.socket.setTcpNoDelay(true);
      client.socket.setSoTimeout(Math.toIntExact(silence.toMillis()));
      client.begin(server, app);
      return client;
    } catch (IOException e) {
      client.closeAfter(e);
      throw e;
    }
  }

  private void begin(Endpoint server, String app) throws IOException {
    String answer = ask(HELLO + app);
    Answer.requireNoRefusal(answer);
    if (!answer.startsWith(HELLO)) {
      throw new IOException(
          "numbers no records: it is a source of plain lines, and answered '%s'; name it as %s, without recast://"
              .formatted(shown(answer), server));
    }
    stream = answer.substring(HELLO.length());
  }

  /** The name of the source's stream. */
  String stream() {
    return stream;
  }

  /**
   * What the source holds now.
   *
   * @param session what the answer carries as such
   */
  StreamState range(long session) throws IOException {
    Answer answer = Answer.parse(ask("range"), "range", 3);
    return new StreamState(stream, answer.number(0), answer.number(1), answer.end(2), session);
  }

  /** Records below {@code next} are never read again. */
  void acknowledge(long next) throws IOException {
    Answer.parse(ask("ack " + next), "acked", 1).number(0);
  }

  /** The records from {@code from}, included, to {@code to}, excluded; the last thing asked for. */
  RecordStream read(long from, long to, LineFormat format) throws IOException {
    send("read " + from + " " + to);
    return new RecordStream(in, format, from, to);
  }

  private String ask(String request) throws IOException {
    send(request);
    try {
      return line();
    } catch (SocketTimeoutException e) {
      throw new IOException(
          "no answer for %d s".formatted(Duration.ofMillis(socket.getSoTimeout()).toSeconds()), e);
    }
  }

  private void send(String request) throws IOException {
    socket.getOutputStream().write((request + "\n").getBytes(UTF_8));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != '\n' && line.size() < LONGEST_ANSWER) {
      if (next < 0) {
        throw new IOException("closed the connection");
      }
      line.write(next);
      next = in.read();
    }
    return line.toString(UTF_8);
  }

  /** What a source has answered, fit for a message. */
  static String shown(String answer) {
    return TextLimit.cut(Messages.printable(answer), SHOWN);
  }

  /** Closes it because of {@code failure}, which comes first. */
  void closeAfter(IOException failure) {
    try {
      close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
