package recast.spool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Some consecutive records, as the lines that a segment holds of them. */
public final class Block {
  private static final int CHUNK = 1 << 13;

  private final SegmentData data;
  private final SparseIndex.Point below;
  private final SparseIndex.Point above;
  private final long from;
  private final long to;

  /**
   * The records from {@code from}, included, to {@code to}, excluded, of {@code data}.
   *
   * @param below a point at {@code from} or before it
   * @param above a point at {@code to} or behind it
   */
  Block(SegmentData data, SparseIndex.Point below, SparseIndex.Point above, long from, long to) {
    this.data = data;
    this.below = below;
    this.above = above;
    this.from = from;
    this.to = to;
  }

  /** How many records there are. */
  public long count() {
    return to - from;
  }

  /**
   * Writes what {@code buffer} holds before its position, and then the lines, to {@code target}.
   *
   * @param buffer of a capacity above zero, which also bounds one write
   * @throws SpoolException when the lines cannot be read
   */
  public void transferTo(WritableByteChannel target, ByteBuffer buffer) throws IOException {
    long begin = skip(below.position(), from - below.record());
    long end = to == above.record() ? above.position() : skip(begin, count());
    try (ReadableByteChannel in = data.open(begin)) {
      for (long left = end - begin; left > 0; ) {
        int room = (int) Math.min(buffer.remaining(), left);
        buffer.limit(buffer.position() + room);
        left -= read(in, buffer);
        target.write(buffer.flip());
        buffer.clear();
      }
    }
  }

  /**
   * The lines, each with its line feed.
   *
   * @throws SpoolException when they cannot be read
   */
  public byte[] lines() throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    transferTo(Channels.newChannel(lines), ByteBuffer.allocate(CHUNK));
    return lines.toByteArray();
  }

  /** The position behind {@code lines} lines from {@code position} on. */
  private long skip(long position, long lines) throws IOException {
    long at = position;
    if (lines > 0) {
      try (ReadableByteChannel in = data.open(position)) {
        byte[] chunk = new byte[CHUNK];
        ByteBuffer buffer = ByteBuffer.wrap(chunk);
        for (long left = lines; left > 0; buffer.clear()) {
          int length = read(in, buffer);
          for (int i = 0; i < length && left > 0; i++, at++) {
            left -= chunk[i] == '\n' ? 1 : 0;
          }
        }
      }
    }
    return at;
  }

  private int read(ReadableByteChannel in, ByteBuffer buffer) throws IOException {
    int read;
    try {
      read = in.read(buffer);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw new SpoolException("Cannot read " + data + ": " + e.getMessage(), e);
    }
    if (read < 0) {
      throw new SpoolException(
          "Cannot read " + data + ": it became shorter; leave the spool to the source");
    }
    return read;
  }
}
