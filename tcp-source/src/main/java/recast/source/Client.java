package recast.source;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import recast.cli.Endpoint;

/** One connection and what waits for it. Belongs to the server's thread. */
final class Client {
  enum State {
    /** Connected, and not yet known to be more than a look whether the port is open. */
    ARRIVING,
    /** Gets every batch. */
    LISTENING,
    /** Has said that it leaves; gets what waits for it, and no more. */
    LEAVING,
    /** Has everything, and was told so; its side is still open. */
    CLOSING,
    /** Is no client any more: closed, or a reader, whom others serve. */
    GONE
  }

  private static final byte[] GREETING = ReaderSession.GREETING.getBytes(StandardCharsets.US_ASCII);

  // What a queued batch costs beside its bytes, so that a million tiny ones count as what they are.
  private static final int BATCH_OVERHEAD = 128;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final String name;
  private final ByteBuffer said = ByteBuffer.allocate(ReaderConnection.LONGEST);
  private final Deque<ByteBuffer> queue = new ArrayDeque<>();
  private State state = State.ARRIVING;
  private boolean joined;

  /** Whether all that it has said may be the beginning of a reader's greeting. */
  private boolean greets = true;

  private long queued;
  private long sent;
  private long movedAt;

  Client(SocketChannel channel, Selector selector, long now) throws IOException {
    this.channel = channel;
    this.movedAt = now;
    InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
    this.name = new Endpoint(remote.getAddress().getHostAddress(), remote.getPort()).toString();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  String name() {
    return name;
  }

  State state() {
    return state;
  }

  /** Records of which the last byte was handed to the connection. */
  long sent() {
    return sent;
  }

  boolean has(State state) {
    return this.state == state;
  }

  /** Whether it ever listened: a mere look whether the port is open does not. */
  boolean joined() {
    return joined;
  }

  boolean upToDate() {
    return queue.isEmpty();
  }

  /** Whether nothing has moved for {@code duration}: no state reached, no byte taken. */
  boolean idle(Duration duration, long now) {
    return now - movedAt > duration.toNanos();
  }

  /** Whether something waits for it, of which it has taken nothing for {@code duration}. */
  boolean stalls(Duration duration, long now) {
    return !upToDate() && idle(duration, now);
  }

  /** Whether it may still turn out to be a reader, who greets within {@code grace}. */
  boolean mayGreet(Duration grace, long now) {
    return state == State.ARRIVING && !idle(grace, now);
  }

  /** Whether {@code batch} may wait with the others; one alone may always. */
  boolean fits(Batch batch, int buffer) {
    return queue.isEmpty() || queued + weight(batch.lines()) <= buffer;
  }

  void join(long now) {
    state = State.LISTENING;
    joined = true;
    movedAt = now;
  }

  void send(Batch batch, long now) throws IOException {
    if (queue.isEmpty()) {
      movedAt = now;
    }
    ByteBuffer lines = batch.lines();
    queue.add(lines);
    queued += weight(lines);
    write(now);
  }

  /** Writes what the connection takes without waiting. */
  void write(long now) throws IOException {
    while (!queue.isEmpty()) {
      ByteBuffer lines = queue.element();
      int from = lines.position();
      if (channel.write(lines) > 0) {
        movedAt = now;
        sent += Batch.count(lines, from, lines.position());
      }
      if (lines.hasRemaining()) {
        break;
      }
      queue.remove();
      queued -= weight(lines);
    }
    int reading = state == State.LEAVING ? 0 : SelectionKey.OP_READ;
    key.interestOps(reading | (queue.isEmpty() ? 0 : SelectionKey.OP_WRITE));
  }

  /**
   * Throws away what the client says, since bytes left unread would turn the end of the stream into
   * a reset; but not what may be the greeting of a reader. Returns false when it said that it
   * leaves.
   */
  boolean listen() throws IOException {
    greets = greets && state == State.ARRIVING;
    if (!greets) {
      said.clear();
    }
    int read = channel.read(said);
    int length = Math.min(said.position(), GREETING.length);
    greets = greets && Arrays.equals(said.array(), 0, length, GREETING, 0, length);
    return read >= 0;
  }

  /** Whether it has greeted as a reader, before it counted as a client. */
  boolean isReader() {
    return greets && state == State.ARRIVING && said.position() >= GREETING.length;
  }

  /** Leaves the connection to those who serve readers. */
  SocketChannel surrender() {
    state = State.GONE;
    key.cancel();
    return channel;
  }

  /** What it has said as a reader. */
  ByteBuffer said() {
    return said.flip();
  }

  /** Ends the stream for this client, which has said that it leaves, once it has what waits. */
  void leave(long now) throws IOException {
    state = State.LEAVING;
    movedAt = now;
    write(now);
  }

  /** Ends the stream for this client in good order. */
  void finish(long now) throws IOException {
    state = State.CLOSING;
    movedAt = now;
    channel.shutdownOutput();
  }

  void close() throws IOException {
    state = State.GONE;
    channel.close();
  }

  /** Closes with a reset: the client sees an error instead of the end of the stream. */
  void reset() throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    close();
  }

  private static long weight(ByteBuffer lines) {
    return (long) lines.limit() + BATCH_OVERHEAD;
  }
}
