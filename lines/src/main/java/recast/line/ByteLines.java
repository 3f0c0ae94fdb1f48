package recast.line;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The lines of bytes that are all there, one array after another, without a copy. As in a file, the
 * end of the bytes ends the last line, too. For one thread.
 */
public final class ByteLines implements Iterator<String> {
  private final int longest;
  private final LineDecoder decoder;
  private byte[] bytes = new byte[0];

  /** Where the line begins and ends that comes next; it is known once {@code found}. */
  private int from;

  private int to;
  private boolean found;
  private long tooLong;

  public ByteLines(LineFormat format) {
    this.longest = format.longest();
    this.decoder = format.decoder();
  }

  /** Goes on with the first line of {@code next}. */
  public void read(byte[] next) {
    bytes = next;
    to = -1;
    found = false;
  }

  @Override
  public boolean hasNext() {
    while (!found && to + 1 < bytes.length) {
      from = to + 1;
      to = endOfLine();
      found = to - from <= longest;
      tooLong += found ? 0 : 1;
    }
    return found;
  }

  private int endOfLine() {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    found = false;
    return decoder.decode(bytes, from, to);
  }

  /** What became of lines that were no sound records, over all arrays. */
  public LineCounts counts() {
    return new LineCounts(tooLong, 0, decoder.malformed());
  }
}
