package recast.store;

/**
 * The releases that one segment holds.
 *
 * @param first one more than a multiple of {@code size}
 * @param size how many releases a segment holds
 */
record SegmentRange(ReleaseNumber first, int size) implements Comparable<SegmentRange> {
  /** The range of the segment that is to hold release {@code number}. */
  static SegmentRange of(ReleaseNumber number, int size) {
    int before = (number.value() - 1) / size * size;
    return new SegmentRange(new ReleaseNumber(before + 1), size);
  }

  SegmentRange next() {
    return new SegmentRange(new ReleaseNumber(first.value() + size), size);
  }

  /** An int, since the range of the highest numbers ends after the highest. */
  int last() {
    return first.value() + size - 1;
  }

  boolean contains(ReleaseNumber number) {
    return !number.isBefore(first) && number.value() <= last();
  }

  Iterable<ReleaseNumber> numbers() {
    return first.upTo(new ReleaseNumber(last()));
  }

  @Override
  public int compareTo(SegmentRange other) {
    return first.compareTo(other.first);
  }

  /** Such as {@code 1 to 1000}. */
  @Override
  public String toString() {
    return first + " to " + last();
  }
}
