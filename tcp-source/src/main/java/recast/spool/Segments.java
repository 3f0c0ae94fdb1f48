package recast.spool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The segments of a stream, one at least; the newest one takes records. Not thread-safe. */
final class Segments {
  private final TreeMap<Long, Segment> byFirst = new TreeMap<>();

  /** Adds {@code segment}, which begins where the newest one ends. */
  void add(Segment segment) {
    byFirst.put(segment.first(), segment);
  }

  Segment newest() {
    return byFirst.lastEntry().getValue();
  }

  /** The number that the next record gets. */
  long next() {
    return newest().next();
  }

  long bytes() {
    return byFirst.values().stream().mapToLong(Segment::bytes).sum();
  }

  /** Records from {@code from}, which is here, to {@code to} at most, and one at least. */
  Block block(long from, long to) {
    return byFirst.floorEntry(from).getValue().block(from, to);
  }

  /** The newest record, unless it was dropped. */
  Optional<Block> newestRecord() {
    long next = next();
    return next == byFirst.firstKey() ? Optional.empty() : Optional.of(block(next - 1, next));
  }

  /** Takes away what lies whole below {@code number}, but not the newest segment. */
  List<Segment> dropBelow(long number) {
    List<Segment> dropped = new ArrayList<>();
    while (byFirst.size() > 1 && byFirst.firstEntry().getValue().next() <= number) {
      dropped.add(byFirst.pollFirstEntry().getValue());
    }
    return dropped;
  }
}
