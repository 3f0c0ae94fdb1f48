package recast.publisher;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import recast.cli.Console;

/** Shows how much of a payload has been read, once that takes long enough to make one wonder. */
final class UploadProgress extends FilterInputStream {
  private static final long TIMEOUT = Duration.ofSeconds(2).toNanos();
  private static final long BETWEEN = Duration.ofMillis(500).toNanos();

  private final long total;
  private final PrintStream err;
  private final LongSupplier clock;
  private long done;
  private long next;
  private boolean shown;

  UploadProgress(InputStream in, long total, PrintStream err, LongSupplier clock) {
    super(in);
    this.total = total;
    this.err = err;
    this.clock = clock;
    this.next = clock.getAsLong() + TIMEOUT;
  }

  /** What {@code in} reads; with progress when {@code err} goes to a terminal. */
  static InputStream show(InputStream in, long bytes, PrintStream err) {
    return new UploadProgress(in, bytes, Console.progress(err), System::nanoTime);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public void close() throws IOException {
    super.close();
    if (shown) {
      show();
      err.println();
    }
  }

  private void count(int read) {
    done += read;
    long now = clock.getAsLong();
    if (now - next >= 0) {
      next = now + BETWEEN;
      shown = true;
      show();
    }
  }

  private void show() {
    long percent = total == 0 ? 100 : 100 * done / total;
    err.printf("\r%d of %d MiB, %d %%", done >> 20, total >> 20, percent);
    err.flush();
  }
}
