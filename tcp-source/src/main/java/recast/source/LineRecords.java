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
    while (lines.size() == 0 && !ended) {
      for (int left = most; left > 0 && splitter.next(); left--) {
        add(lines);
      }
      if (lines.size() == 0 && !splitter.read(in)) {
        ended = true;
        if (splitter.rest()) {
          add(lines);
        }
      }
    }
    return Batch.of(lines.toByteArray(), 0, lines.size());
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
