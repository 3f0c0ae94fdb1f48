package recast.numbered;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of a stream: from one number, included, to another, excluded.
 *
 * @param stream the name that the source gives to the stream
 */
record RecordRange(String stream, long from, long to) implements Serializable {
  RecordRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no range of records: %d to %d".formatted(from, to));
    }
  }

  /** How many records it has. */
  long count() {
    return to - from;
  }

  /** The same records in at most {@code parts} ranges that differ by one record; none is empty. */
  List<RecordRange> split(int parts) {
    List<RecordRange> ranges = new ArrayList<>();
    long begin = from;
    for (int part = 0; part < parts; part++) {
      long left = to - begin;
      long end = begin + left / (parts - part) + (left % (parts - part) == 0 ? 0 : 1);
      if (end > begin) {
        ranges.add(new RecordRange(stream, begin, end));
      }
      begin = end;
    }
    return ranges;
  }
}
