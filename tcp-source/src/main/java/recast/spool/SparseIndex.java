package recast.spool;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the records of a segment begin: every {@value #STEP} bytes or so, and at the end. Grows
 * with the lines that are appended; not thread-safe.
 */
final class SparseIndex {
  private static final int STEP = 1 << 16;

  /**
   * A record begins here.
   *
   * @param record its number
   * @param position its first byte in the segment
   */
  record Point(long record, long position) {}

  private final List<Point> points = new ArrayList<>();
  private Point end;
  private long length;

  /** Of a segment that begins with record {@code first}. */
  SparseIndex(long first) {
    end = new Point(first, 0);
    points.add(end);
  }

  /** Adds what is in {@code bytes}, from its position to its limit, which do not change. */
  void add(ByteBuffer bytes) {
    long number = end.record();
    long behind = end.position();
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      if (bytes.get(i) == '\n') {
        number++;
        behind = length + i + 1 - bytes.position();
        if (behind - points.get(points.size() - 1).position() >= STEP) {
          points.add(new Point(number, behind));
        }
      }
    }
    length += bytes.remaining();
    end = new Point(number, behind);
  }

  /** The number of the first record. */
  long first() {
    return points.get(0).record();
  }

  /** Behind the last record that ends with a line feed. */
  Point end() {
    return end;
  }

  /** How many bytes were added; more than lie before {@link #end()} if the last line is torn. */
  long length() {
    return length;
  }

  /** The last point at or before {@code record}, which is not before the first one. */
  Point floor(long record) {
    return points.get(indexOf(record));
  }

  /** The first point behind {@code record}, or the end. */
  Point above(long record) {
    int next = indexOf(record) + 1;
    return next < points.size() ? points.get(next) : end;
  }

  private int indexOf(long record) {
    int low = 0;
    int high = points.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (points.get(middle).record() <= record) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
