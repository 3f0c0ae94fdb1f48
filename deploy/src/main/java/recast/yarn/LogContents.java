package recast.yarn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lets through what stands in a log file, without the lines that YARN writes around it: a header
 * that ends with {@code LogContents:}, and a trailer.
 */
final class LogContents extends OutputStream {
  private static final String LENGTH = "LogLength:";
  private static final String BEGIN = "LogContents:";

  private final OutputStream out;
  private final long most;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long unwanted;
  private long length;
  private long left;
  private long copied;

  private LogContents(OutputStream out, long unwanted, long most) {
    this.out = out;
    this.most = most;
    this.unwanted = unwanted;
  }

  /** Of an answer to the question for the last {@code most} bytes. */
  static LogContents atMost(long most, OutputStream out) {
    return new LogContents(out, 0, most);
  }

  /** Of whole files, without the first {@code unwanted} bytes. */
  static LogContents after(long unwanted, OutputStream out) {
    return new LogContents(out, unwanted, Long.MAX_VALUE);
  }

  /** How many bytes were let through. */
  long copied() {
    return copied;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int at = offset;
    int end = offset + count;
    while (at < end) {
      if (left > 0) {
        int some = (int) Math.min(left, end - at);
        int skipped = (int) Math.min(unwanted, some);
        out.write(bytes, at + skipped, some - skipped);
        unwanted -= skipped;
        copied += some - skipped;
        left -= some;
        at += some;
      } else {
        frame(bytes[at]);
        at++;
      }
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  private void frame(byte one) {
    if (one != '\n') {
      line.write(one);
      return;
    }
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (text.startsWith(LENGTH)) {
      length = Long.parseLong(text.substring(LENGTH.length()).strip());
    } else if (text.equals(BEGIN)) {
      left = Math.min(length, most);
    }
  }
}
