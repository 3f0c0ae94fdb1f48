package recast.line;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The lines of a file, as text. Here the end of the file ends the last line, too, if that has no
 * line feed. For one thread.
 */
public final class LineReader implements Iterator<String>, Closeable {
  private final InputStream in;
  private final LineSplitter splitter;
  private final LineDecoder decoder;
  private boolean found;
  private boolean ended;

  public LineReader(InputStream in, LineFormat format) {
    this.in = in;
    this.splitter = format.splitter();
    this.decoder = format.decoder();
  }

  /** Whether there is another line; a file that cannot be read is an UncheckedIOException. */
  @Override
  public boolean hasNext() {
    try {
      while (!found && !ended) {
        found = splitter.next();
        if (!found && !splitter.read(in)) {
          ended = true;
          found = splitter.rest();
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    found = false;
    return decoder.decode(splitter.buffer(), splitter.start(), splitter.end());
  }

  /** What became of lines that were no sound records. */
  public LineCounts counts() {
    return new LineCounts(splitter.tooLong(), 0, decoder.malformed());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
