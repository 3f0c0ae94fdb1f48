package recast.store;

import java.util.stream.IntStream;

/**
 * The releases that one segment holds.
 *
 * @param first one more than a multiple of the size of a segment
 * @param last the first and {@code last - first} more
 */
record SegmentRange(int first, int last) implements Comparable<SegmentRange> {
  /** The range of the segment that is to hold release {@code number}. */
  static SegmentRange of(int number, int size) {
    int before = (number - 1) / size * size;
    return new SegmentRange(before + 1, before + size);
  }

  SegmentRange next() {
    return new SegmentRange(last + 1, last + size());
  }

  int size() {
    return last - first + 1;
  }

  boolean contains(int number) {
    return first <= number && number <= last;
  }

  IntStream numbers() {
    return IntStream.rangeClosed(first, last);
  }

  @Override
  public int compareTo(SegmentRange other) {
    return Integer.compare(first, other.first);
  }

  /** Such as {@code 1 to 1000}. */
  @Override
  public String toString() {
    return first + " to " + last;
  }
}
