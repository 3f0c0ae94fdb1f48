package recast.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import recast.line.LineSplitter;

/**
 * The lines of a file or pipe, once. Bytes pass unchanged, whatever their encoding; an empty line
 * is an empty record, and a last line without line feed gets one. Lines that are too long are
 * skipped and counted.
 */
final class LineRecords implements Records {
  // So many bytes at once, if they are there: what keeps records forces each batch to the disk.
  private static final int BATCH = 1 << 21;

  private final InputStream in;
  private final LineSplitter splitter;
  private boolean ended;

  /**
   * @param longest how many bytes a record has at most
   */
  LineRecords(InputStream in, int longest) {
    this.in = in;
    this.splitter = new LineSplitter(longest);
  }

  @Override
  public Batch next(int most) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    int left = most;
    do {
      for (; left > 0 && splitter.next(); left--) {
        add(lines);
      }
    } while (left > 0 && read(lines));
    return Batch.of(lines.toByteArray(), 0, lines.size());
  }

  /** Reads more, but waits only for the first line; false when {@code lines} is all for now. */
  private boolean read(ByteArrayOutputStream lines) throws IOException {
    if (lines.size() > 0) {
      return lines.size() < BATCH && in.available() > 0 && splitter.read(in);
    }
    if (!ended && !splitter.read(in)) {
      ended = true;
      if (splitter.rest()) {
        add(lines);
      }
    }
    return !ended;
  }

  private void add(ByteArrayOutputStream lines) {
    lines.write(splitter.buffer(), splitter.start(), splitter.end() - splitter.start());
    lines.write('\n');
  }

  @Override
  public long skipped() {
    return splitter.tooLong();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
