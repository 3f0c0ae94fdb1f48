package recast.record;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads numbers as other languages print them: {@code 1}, {@code -2.5e-3}, {@code inf}, {@code
 * NaN}. A number of up to 15 digits and a small exponent takes no object: its digits and the power
 * of ten are exact as doubles, so that one operation rounds once.
 */
final class NumberParser {
  private static final long EXACT = 1L << 53;
  private static final double[] POWERS = powers();
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private NumberParser() {}

  /**
   * The number in {@code text} from {@code from} to before {@code to}.
   *
   * @throws RecordException when it is not a number
   */
  static double parseDouble(CharSequence text, int from, int to) throws RecordException {
    int at = from;
    boolean negative = at < to && text.charAt(at) == '-';
    if (at < to && (negative || text.charAt(at) == '+')) {
      at++;
    }
    long digits = 0;
    int scale = 0;
    int seen = 0;
    boolean point = false;
    for (; at < to; at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9' && digits < EXACT / 10 - 1) {
        digits = 10 * digits + (c - '0');
        scale += point ? 1 : 0;
        seen++;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        return parseAny(text.subSequence(from, to).toString());
      }
    }
    if (seen == 0 || scale >= POWERS.length) {
      return parseAny(text.subSequence(from, to).toString());
    }
    double value = digits / POWERS[scale];
    return negative ? -value : value;
  }

  /**
   * The whole number in {@code text}.
   *
   * @throws RecordException when it is not one of 64 bits
   */
  static long parseLong(CharSequence text, int from, int to) throws RecordException {
    try {
      return Long.parseLong(text, from, to, 10);
    } catch (NumberFormatException e) {
      throw new RecordException(
          "'" + text.subSequence(from, to) + "' is not a whole number of 64 bits");
    }
  }

  private static double parseAny(String text) throws RecordException {
    if (DECIMAL.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new RecordException("'" + text + "' is not a number");
    };
  }

  private static double[] powers() {
    double[] powers = new double[23];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }
}
