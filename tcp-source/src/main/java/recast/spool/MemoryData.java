package recast.spool;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/** A segment in memory. */
final class MemoryData implements SegmentData {
  private static final int GROWTH = 1 << 18;

  // What was appended never changes: growth copies it, and readers keep what they have.
  private volatile byte[] bytes = new byte[0];

  @Override
  public void append(ByteBuffer lines, long at) {
    int from = Math.toIntExact(at);
    int length = lines.remaining();
    byte[] room = bytes;
    if (room.length - from < length) {
      room = Arrays.copyOf(room, from + Math.max(length, GROWTH));
    }
    lines.get(room, from, length);
    bytes = room;
  }

  @Override
  public ReadableByteChannel open(long position) {
    byte[] all = bytes;
    int from = Math.toIntExact(position);
    return Channels.newChannel(new ByteArrayInputStream(all, from, all.length - from));
  }

  @Override
  public void delete() {}

  @Override
  public void close() {}
}
