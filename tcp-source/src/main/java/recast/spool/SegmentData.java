package recast.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * The bytes of a segment. One thread at a time appends; others may read meanwhile what was appended
 * before. All errors are {@link SpoolException}s.
 */
interface SegmentData extends Closeable {
  /**
   * Appends all of {@code lines}, and returns once they survive a crash. After an error the bytes
   * from {@code at} on are undefined, or gone.
   *
   * @param at the length so far
   */
  void append(ByteBuffer lines, long at) throws IOException;

  /** The bytes from {@code position} on; a deletion does not end it. */
  ReadableByteChannel open(long position) throws IOException;

  /** Frees the space. */
  void delete() throws IOException;

  /** Ends appending, and keeps the bytes. */
  @Override
  void close() throws IOException;
}
