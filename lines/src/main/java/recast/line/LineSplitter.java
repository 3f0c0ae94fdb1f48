package recast.line;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream of bytes into lines, as docs/protocol.md says: a line ends with a line feed, and
 * a carriage return is a part of it. A line that is too long is skipped to its end, in bounded
 * memory. For one thread.
 */
public final class LineSplitter {
  private static final int CHUNK = 1 << 16;

  private final int longest;
  private byte[] buffer;

  /** What is in the buffer: lines before this were taken. */
  private int from;

  /** Up to here no line ends. */
  private int searched;

  private int to;

  private int start;
  private int end;
  private boolean skipping;
  private long tooLong;

  /**
   * @param longest how many bytes a line has at most, without its line feed
   */
  public LineSplitter(int longest) {
    this.longest = longest;
    this.buffer = new byte[Math.min(CHUNK, longest + 1)];
  }

  /**
   * Reads what is there, once; waits when nothing is.
   *
   * @return false at the end of the stream
   */
  public boolean read(InputStream in) throws IOException {
    makeRoom();
    int read = in.read(buffer, to, buffer.length - to);
    to += Math.max(read, 0);
    return read >= 0;
  }

  private void makeRoom() {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    searched -= from;
    from = 0;
    if (skipping || to > longest) {
      skipping = true;
      to = 0;
      searched = 0;
    } else if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, longest + 1L));
    }
  }

  /** Goes to the next line; false when more has to be read for it. */
  public boolean next() {
    for (int i = searched; i < to; i++) {
      if (buffer[i] == '\n') {
        start = from;
        end = i;
        from = i + 1;
        searched = from;
        if (skipping) {
          skipping = false;
          tooLong++;
        } else {
          return true;
        }
      }
    }
    searched = to;
    return false;
  }

  /** At the end of the stream: goes to what is behind the last line feed; false for nothing. */
  public boolean rest() {
    start = from;
    end = to;
    from = to;
    searched = to;
    if (skipping || end - start > longest) {
      skipping = false;
      tooLong++;
      return false;
    }
    return end > start;
  }

  /** Where the line is: from {@link #start()}, included, to {@link #end()}, excluded. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where the line begins in {@link #buffer()}. */
  public int start() {
    return start;
  }

  /** Where the line ends in {@link #buffer()}, without its line feed. */
  public int end() {
    return end;
  }

  /** How many lines were skipped. */
  public long tooLong() {
    return tooLong;
  }
}
