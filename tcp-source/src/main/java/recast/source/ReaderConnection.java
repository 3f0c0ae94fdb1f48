package recast.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import recast.cli.Durations;

/**
 * The connection of a reader, with bounds for what it says and how long it takes. For one thread,
 * which an interrupt ends with an InterruptedIOException.
 */
final class ReaderConnection implements WritableByteChannel {
  /** How many bytes a request has at most, with its line feed. */
  static final int LONGEST = 1024;

  private final SocketChannel channel;
  private final ServerLimits limits;
  private final Selector selector;
  private final SelectionKey key;
  private final ByteBuffer in = ByteBuffer.allocate(LONGEST);

  /**
   * Takes over {@code channel}, which belongs to no selector any more.
   *
   * @param said what was read from it: at most {@value #LONGEST} bytes
   */
  ReaderConnection(SocketChannel channel, ByteBuffer said, ServerLimits limits) throws IOException {
    this.channel = channel;
    this.limits = limits;
    this.selector = Selector.open();
    this.in.put(said);
    try {
      this.key = channel.register(selector, 0);
    } catch (IOException e) {
      selector.close();
      throw e;
    }
  }

  /**
   * Waits for the next request, and returns it without its line feed; nothing at the end.
   *
   * @throws IllegalArgumentException when it is too long, or does not come in time
   */
  Optional<String> request() throws IOException {
    long deadline = System.nanoTime() + limits.idle().toNanos();
    int searched = 0;
    while (true) {
      for (; searched < in.position(); searched++) {
        if (in.get(searched) == '\n') {
          return Optional.of(take(searched));
        }
      }
      if (!in.hasRemaining()) {
        throw new IllegalArgumentException("a request has at most " + LONGEST + " bytes");
      }
      if (!await(SelectionKey.OP_READ, deadline)) {
        throw new IllegalArgumentException("no request for " + Durations.print(limits.idle()));
      }
      if (channel.read(in) < 0) {
        return Optional.empty();
      }
    }
  }

  private String take(int end) {
    String line = new String(in.array(), 0, end, StandardCharsets.UTF_8);
    in.flip().position(end + 1);
    in.compact();
    return line;
  }

  /** Sends {@code line} with a line feed. */
  void say(String line) throws IOException {
    write(StandardCharsets.UTF_8.encode(line + "\n"));
  }

  /**
   * Writes all of {@code bytes}.
   *
   * @throws SocketTimeoutException when the reader takes too little for {@link
   *     ServerLimits#stall()}: the kernel sees what is taken in pieces of a third of its buffer
   */
  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int length = bytes.remaining();
    long deadline = System.nanoTime() + limits.stall().toNanos();
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) > 0) {
        deadline = System.nanoTime() + limits.stall().toNanos();
      } else if (!await(SelectionKey.OP_WRITE, deadline)) {
        throw new SocketTimeoutException(
            "it read too little for " + Durations.print(limits.stall()));
      }
    }
    return length;
  }

  /**
   * Says why it ends, and throws away what the reader says until it closes its side, or for {@link
   * ServerLimits#flush()}, since bytes left unread would take the reason from it.
   */
  void refuse(String reason) throws IOException {
    say("error " + reason);
    channel.shutdownOutput();
    long deadline = System.nanoTime() + limits.flush().toNanos();
    boolean open = true;
    while (open && await(SelectionKey.OP_READ, deadline)) {
      open = channel.read(in.clear()) >= 0;
    }
  }

  /** Waits until {@code operation} is possible; false when it is not before {@code deadline}. */
  private boolean await(int operation, long deadline) throws IOException {
    key.interestOps(operation);
    while (!Thread.currentThread().isInterrupted()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      selector.select(Duration.ofNanos(left).plusMillis(1).toMillis());
      if (!selector.selectedKeys().isEmpty()) {
        selector.selectedKeys().clear();
        return true;
      }
    }
    throw new InterruptedIOException("the source has stopped");
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    try (selector) {
      channel.close();
    }
  }
}
