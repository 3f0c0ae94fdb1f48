package recast.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a file or pipe, once. Bytes pass unchanged, whatever their encoding: a line ends
 * with a line feed, a carriage return before it is part of the record, an empty line is an empty
 * record, and a last line without line feed gets one. A line of more than {@value #LONGEST} bytes
 * ends the stream with an error.
 */
final class LineRecords implements Records {
  static final int LONGEST = 1 << 20;
  private static final int CHUNK = 1 << 16;

  private final String name;
  private final InputStream in;
  private byte[] buffer = new byte[CHUNK];
  private int start;
  private int end;
  private boolean ended;
  private long lines;

  /** {@code name} tells a person where the lines come from. */
  LineRecords(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  @Override
  public Batch next(int most) throws IOException {
    int linesEnd = linesEnd(most);
    while (linesEnd == start && !ended) {
      fill();
      linesEnd = linesEnd(most);
    }
    Batch batch = Batch.of(buffer, start, linesEnd);
    start = linesEnd;
    lines += batch.records();
    return batch;
  }

  /**
   * Where the first {@code most} lines of the buffer end; {@code start} when it has not even one.
   */
  private int linesEnd(int most) {
    int found = start;
    int left = most;
    for (int i = start; i < end && left > 0; i++) {
      if (buffer[i] == '\n') {
        found = i + 1;
        left--;
      }
    }
    return found;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    if (end > LONGEST) {
      throw new IOException(
          String.format(
              "Cannot send line %d of %s: a record has at most %d bytes; split the line",
              lines + 1, name, LONGEST));
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, LONGEST + 1));
    }
    int read = in.read(buffer, end, buffer.length - end);
    ended = read < 0;
    if (!ended) {
      end += read;
    } else if (end > 0) {
      buffer[end++] = '\n';
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
