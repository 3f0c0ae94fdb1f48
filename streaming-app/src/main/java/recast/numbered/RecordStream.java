package recast.numbered;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import recast.line.LineDecoder;
import recast.line.LineFormat;
import recast.line.LineSplitter;

/**
 * The answer to one read: chunks of records, each behind a line that counts them. Memory is bounded
 * by the longest record. For one thread.
 */
final class RecordStream {
  /** The line that counts is longer than the longest record may be. */
  private static final int LONGEST_COUNT = 1_024;

  private final InputStream in;
  private final int longest;
  private final LineSplitter splitter;
  private final long to;

  /** The number of the record that comes next. */
  private long position;

  /** How many records of the chunk are still to come. */
  private long left;

  private long tooLong;

  RecordStream(InputStream in, LineFormat format, long from, long to) {
    this.in = in;
    this.longest = format.longest();
    this.splitter = new LineFormat(Math.max(longest, LONGEST_COUNT), format.charset()).splitter();
    this.position = from;
    this.to = to;
  }

  /** The number of the record that comes next: those below are handed on, or were too long. */
  long position() {
    return position;
  }

  /** How many records were skipped. */
  long tooLong() {
    return tooLong;
  }

  /**
   * Goes to the next record that is not too long; false when there is none.
   *
   * @throws IOException when the connection breaks, is silent, or the source refuses to go on
   */
  boolean next() throws IOException {
    while (position < to && line()) {
      if (left == 0) {
        begin(new String(splitter.buffer(), splitter.start(), length(), UTF_8));
      } else if (length() <= longest) {
        take(1);
        return true;
      } else {
        skip(1);
      }
    }
    return false;
  }

  /** The text of the record. */
  String decode(LineDecoder decoder) {
    return decoder.decode(splitter.buffer(), splitter.start(), splitter.end());
  }

  private int length() {
    return splitter.end() - splitter.start();
  }

  /** Goes to the next line; false when the rest of the range was too long. */
  private boolean line() throws IOException {
    while (!found()) {
      if (position == to) {
        return false;
      }
      if (!splitter.read(in)) {
        throw new EOFException("closed the connection in the middle of a range");
      }
    }
    return true;
  }

  /** The splitter passes over what is too long without a word. */
  private boolean found() throws IOException {
    long before = splitter.tooLong();
    boolean found = splitter.next();
    skip(splitter.tooLong() - before);
    return found;
  }

  private void begin(String line) throws IOException {
    Answer answer = Answer.parse(line, "records", 2);
    long from = answer.number(0);
    left = answer.number(1);
    if (from != position || left == 0 || left > to - position) {
      throw new IOException(
          "sent '%s' where records %d to %d were to come".formatted(line, position, to));
    }
  }

  private void skip(long records) throws IOException {
    take(records);
    tooLong += records;
  }

  private void take(long records) throws IOException {
    if (records > left) {
      throw new IOException("sent a line that is no record and too long to be anything else");
    }
    left -= records;
    position += records;
  }
}
