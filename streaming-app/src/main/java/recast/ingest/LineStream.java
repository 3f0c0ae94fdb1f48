package recast.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import recast.line.LineCounts;
import recast.line.LineDecoder;
import recast.line.LineFormat;
import recast.line.LineSplitter;

/** The lines of connections to a source, one after the other. For one thread but for the counts. */
final class LineStream {
  private final LineFormat format;
  private final Predicate<String> lines;
  private volatile LineCounts counts = LineCounts.NONE;

  /**
   * @param lines takes each line; false when it takes none any more
   */
  LineStream(LineFormat format, Predicate<String> lines) {
    this.format = format;
    this.lines = lines;
  }

  /** What became of lines that were no sound records, over all connections. */
  LineCounts counts() {
    return counts;
  }

  /**
   * Hands on the lines of a connection until it ends, or nobody takes them. A line whose end has
   * not come by then is dropped: nobody can tell whether it is whole.
   */
  void read(InputStream in) throws IOException {
    LineCounts before = counts;
    LineSplitter splitter = format.splitter();
    LineDecoder decoder = format.decoder();
    try {
      while (splitter.read(in) && handOn(splitter, decoder)) {
        counts = before.plus(new LineCounts(splitter.tooLong(), 0, decoder.malformed()));
      }
    } finally {
      int incomplete = splitter.rest() ? 1 : 0;
      counts = before.plus(new LineCounts(splitter.tooLong(), incomplete, decoder.malformed()));
    }
  }

  private boolean handOn(LineSplitter splitter, LineDecoder decoder) {
    while (splitter.next()) {
      if (!lines.test(decoder.decode(splitter.buffer(), splitter.start(), splitter.end()))) {
        return false;
      }
    }
    return true;
  }
}
