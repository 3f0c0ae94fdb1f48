package recast.record;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By how much two scored records differ.
 *
 * @param largest the largest difference of two numbers; infinite when texts differ, or a value is
 *     there in one of them alone, or one is not a number
 * @param where the name of the value that differs the most; empty when a record is one value
 */
public record ScoreDifference(double largest, String where) {
  private static final ScoreDifference NONE = new ScoreDifference(0, "");

  /**
   * Compares two scored records: lines with one value, with commas between values, or with a JSON
   * object. Numbers are compared as numbers; NaN equals NaN.
   */
  public static ScoreDifference of(String one, String other) {
    if (one.equals(other)) {
      return NONE;
    }
    Map<String, String> left = ScoredRecordParser.values(one);
    Map<String, String> right = ScoredRecordParser.values(other);
    Set<String> names = new LinkedHashSet<>(left.keySet());
    names.addAll(right.keySet());
    ScoreDifference difference = NONE;
    for (String name : names) {
      double by = of(Optional.ofNullable(left.get(name)), Optional.ofNullable(right.get(name)));
      if (by > difference.largest) {
        difference = new ScoreDifference(by, name);
      }
    }
    return difference;
  }

  private static double of(Optional<String> one, Optional<String> other) {
    if (one.equals(other)) {
      return 0;
    }
    if (one.isEmpty() || other.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      return of(number(one.get()), number(other.get()));
    } catch (RecordException e) {
      // Texts, which differ.
      return Double.POSITIVE_INFINITY;
    }
  }

  private static double of(double one, double other) {
    if (one == other || (Double.isNaN(one) && Double.isNaN(other))) {
      return 0;
    }
    double by = Math.abs(one - other);
    return Double.isNaN(by) ? Double.POSITIVE_INFINITY : by;
  }

  private static double number(String text) throws RecordException {
    return NumberParser.parseDouble(text, 0, text.length());
  }

  /** Whether the records are the same but for numbers that differ by at most {@code tolerance}. */
  public boolean isWithin(double tolerance) {
    return largest <= tolerance;
  }
}
