package recast.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import recast.cli.Messages;
import recast.spool.Block;
import recast.spool.LogRange;
import recast.spool.RecordLog;
import recast.spool.SpoolException;

/**
 * What a reader asks, and what it is answered, as docs/protocol.md says. For one thread, but for
 * {@link #knowsEnd()}.
 */
final class ReaderSession {
  /** How a connection begins that is a reader's. */
  static final String GREETING = "recast ";

  private static final Pattern APP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final int SHOWN = 80;
  private static final int BUFFER = 1 << 16;

  private final ReaderConnection connection;
  private final RecordLog log;
  private final Consumer<String> greeted;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private volatile boolean knowsEnd;

  /**
   * @param greeted takes the name of the application once it may read
   */
  ReaderSession(ReaderConnection connection, RecordLog log, Consumer<String> greeted) {
    this.connection = connection;
    this.log = log;
    this.greeted = greeted;
  }

  /** Whether the reader was told that nothing is left for it. */
  boolean knowsEnd() {
    return knowsEnd;
  }

  /**
   * Answers until the reader leaves.
   *
   * @throws IllegalArgumentException when it asks for what cannot be; the message is for it
   * @throws IOException when the connection breaks, a limit is passed, or the log fails
   */
  void run() throws IOException {
    Optional<String> request = connection.request();
    if (request.isPresent()) {
      greet(request.get());
      for (request = connection.request(); request.isPresent(); request = connection.request()) {
        answer(request.get());
      }
    }
  }

  private void greet(String request) throws IOException {
    String[] words = request.split(" ", -1);
    if (words.length > 1 && !words[1].equals("1")) {
      throw new IllegalArgumentException(
          "version '%s' is not spoken here; expected recast 1 APP".formatted(shown(words[1])));
    }
    if (words.length != 3 || !APP.matcher(words[2]).matches()) {
      throw new IllegalArgumentException(
          "'" + shown(request) + "' is not a greeting; expected recast 1 APP");
    }
    String owner = log.claim(words[2]);
    if (!owner.equals(words[2])) {
      throw new IllegalArgumentException(
          "stream %s belongs to application %s; start another source for application %s"
              .formatted(log.stream(), owner, words[2]));
    }
    greeted.accept(owner);
    connection.say(GREETING + "1 " + log.stream());
  }

  private void answer(String request) throws IOException {
    String[] words = request.split(" ", -1);
    if (request.equals("range")) {
      range();
    } else if (words[0].equals("read") && words.length == 3) {
      read(number(words[1]), number(words[2]));
    } else if (words[0].equals("ack") && words.length == 2) {
      connection.say("acked " + log.acknowledge(number(words[1])));
    } else {
      throw new IllegalArgumentException(
          "'" + shown(request) + "' is not a request; expected range, read FROM TO or ack N");
    }
  }

  private void range() throws IOException {
    LogRange range = log.range();
    connection.say(
        "range %d %d %s".formatted(range.first(), range.next(), range.ended() ? "ended" : "open"));
    knowsEnd = range.isComplete();
  }

  private void read(long from, long to) throws IOException {
    log.range().check(from, to);
    if (from == to) {
      connection.say("records " + from + " 0");
    }
    for (long at = from; at < to; ) {
      Block block = log.block(at, to);
      String header = "records " + at + " " + block.count() + "\n";
      buffer.clear().put(header.getBytes(StandardCharsets.US_ASCII));
      send(block);
      at += block.count();
    }
  }

  private void send(Block block) throws IOException {
    try {
      block.transferTo(connection, buffer);
    } catch (SpoolException e) {
      // Not answered: between records, an error would pass for one.
      throw new IOException(e.getMessage(), e);
    }
  }

  private static long number(String word) {
    if (!NUMBER.matcher(word).matches()) {
      throw new IllegalArgumentException("'" + shown(word) + "' is not the number of a record");
    }
    return Long.parseLong(word);
  }

  private static String shown(String text) {
    String line = Messages.printable(text);
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
