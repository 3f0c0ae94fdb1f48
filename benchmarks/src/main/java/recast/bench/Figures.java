package recast.bench;

import java.util.Collection;
import java.util.List;

/** Sorted figures, and what people quote of them. */
record Figures(List<Long> sorted) {
  static Figures of(Collection<Long> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    return new Figures(figures.stream().sorted().toList());
  }

  int count() {
    return sorted.size();
  }

  long median() {
    return percentile(50);
  }

  /** The smallest figure that {@code percent} of all do not exceed. */
  long percentile(int percent) {
    return sorted.get(Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.size()) - 1));
  }

  long least() {
    return sorted.get(0);
  }

  long most() {
    return sorted.get(sorted.size() - 1);
  }

  /** As a row: count, least, median, 90th and 99th percentile, most. */
  String row(String name) {
    return String.format(
        "%-34s %6d %8d %8d %8d %8d %8d",
        name, count(), least(), median(), percentile(90), percentile(99), most());
  }

  static String heading(String unit) {
    return String.format(
        "%-34s %6s %8s %8s %8s %8s %8s", unit, "count", "min", "median", "p90", "p99", "max");
  }
}
