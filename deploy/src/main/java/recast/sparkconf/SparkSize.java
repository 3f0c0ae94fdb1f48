package recast.sparkconf;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as Spark writes them: {@code 512m}, {@code 2GB}, and {@code 512}, which are mebibytes. */
final class SparkSize {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,15})([a-z]{0,2})");
  private static final Map<String, Integer> SHIFTS =
      Map.of("b", 0, "k", 10, "kb", 10, "m", 20, "mb", 20, "g", 30, "gb", 30, "t", 40, "tb", 40);

  private SparkSize() {}

  /**
   * Mebibytes.
   *
   * @param unit of a number without one
   */
  static long mebibytes(String text, String unit) {
    Matcher matcher = SHAPE.matcher(text.strip().toLowerCase(Locale.ROOT));
    String written = matcher.matches() ? matcher.group(2) : "?";
    Integer shift = SHIFTS.get(written.isEmpty() ? unit : written);
    if (shift == null) {
      throw new IllegalArgumentException("expected a size such as 512m or 2g: " + text);
    }
    return (Long.parseLong(matcher.group(1)) << shift) >> 20;
  }
}
