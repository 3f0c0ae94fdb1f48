package recast.line;

import java.io.Serializable;
import java.nio.charset.Charset;

/**
 * How lines are read.
 *
 * @param longest how many bytes a line has at most; longer ones are skipped
 * @param charset the name of the encoding, one in which a line feed is one byte
 */
public record LineFormat(int longest, String charset) implements Serializable {
  /** UTF-8, and at most 1 MiB. */
  public static final LineFormat DEFAULT = new LineFormat(1 << 20, "UTF-8");

  /** A splitter of one stream. */
  public LineSplitter splitter() {
    return new LineSplitter(longest);
  }

  /** A decoder of one stream. */
  public LineDecoder decoder() {
    return new LineDecoder(Charset.forName(charset));
  }
}
