package recast.store;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/** A set of versions, written as ranges such as {@code 1-900,905}. */
record VersionRanges(NavigableMap<Integer, Integer> ranges) {
  static VersionRanges of(Collection<Version> versions) {
    NavigableMap<Integer, Integer> ranges = new TreeMap<>();
    for (Version version : new TreeSet<>(versions)) {
      int number = version.number();
      Map.Entry<Integer, Integer> last = ranges.lastEntry();
      if (last != null && last.getValue() == number - 1) {
        ranges.put(last.getKey(), number);
      } else {
        ranges.put(number, number);
      }
    }
    return new VersionRanges(ranges);
  }

  /**
   * Reads what {@link #print} writes.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static VersionRanges parse(String text) {
    NavigableMap<Integer, Integer> ranges = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("-", 2);
      int first = Version.parse(ends[0]).number();
      int last = Version.parse(ends[ends.length - 1]).number();
      if (last < first || (!ranges.isEmpty() && ranges.lastEntry().getValue() >= first)) {
        throw new IllegalArgumentException("expected ascending ranges such as 1-900,905");
      }
      ranges.put(first, last);
    }
    return new VersionRanges(ranges);
  }

  String print() {
    StringJoiner text = new StringJoiner(",");
    ranges.forEach((first, last) -> text.add(first.equals(last) ? "" + first : first + "-" + last));
    return text.toString();
  }

  boolean contains(Version version) {
    Map.Entry<Integer, Integer> range = ranges.floorEntry(version.number());
    return range != null && version.number() <= range.getValue();
  }
}
