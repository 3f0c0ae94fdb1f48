package recast.format.lightgbm;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads decimal numbers the two ways LightGBM does: exactly, and roughly in the objective. */
final class Decimals {
  private static final Pattern ROUGH =
      Pattern.compile("([0-9]{1,300})(?:\\.([0-9]{0,300}))?(?:e([+-]?)([0-9]{1,3}))?");
  private static final int LARGEST_EXPONENT = 308;

  private Decimals() {}

  /** The nearest double, or nothing when it is no number; also what C prints for inf and nan. */
  static OptionalDouble parse(String text) {
    if (text.chars().allMatch(Decimals::isOfNumber)) {
      try {
        return OptionalDouble.of(Double.parseDouble(text));
      } catch (NumberFormatException e) {
        return OptionalDouble.empty();
      }
    }
    return switch (text) {
      case "inf" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      case "nan", "-nan" -> OptionalDouble.of(Double.NaN);
      default -> OptionalDouble.empty();
    };
  }

  /**
   * What LightGBM makes of a positive parameter of the objective: digit by digit in doubles, so
   * that the last bits may be wrong. The scores have them, too.
   */
  static OptionalDouble parseRoughly(String text) {
    var parts = ROUGH.matcher(text);
    if (!parts.matches()) {
      return OptionalDouble.empty();
    }
    double value = digits(parts.group(1));
    if (parts.group(2) != null) {
      value += digits(parts.group(2)) / power(10.0, parts.group(2).length());
    }
    if (parts.group(4) != null) {
      double scale = scale(Integer.parseInt(parts.group(4)));
      value = parts.group(3).equals("-") ? value / scale : value * scale;
    }
    return OptionalDouble.of(value);
  }

  /** Java's own numbers may have letters at the end, or be hexadecimal. */
  private static boolean isOfNumber(int letter) {
    return (letter >= '0' && letter <= '9') || "+-.eE".indexOf(letter) >= 0;
  }

  private static double digits(String digits) {
    double value = 0.0;
    for (int i = 0; i < digits.length(); i++) {
      value = (digits.charAt(i) - '0') + value * 10.0;
    }
    return value;
  }

  /** In the order of its multiplications, which round from the 23rd power of ten on. */
  private static double power(double base, int exponent) {
    if (exponent == 0) {
      return 1.0;
    }
    if (exponent % 2 == 0) {
      return power(base * base, exponent / 2);
    }
    if (exponent % 3 == 0) {
      return power(base * base * base, exponent / 3);
    }
    return base * power(base, exponent - 1);
  }

  private static double scale(int exponent) {
    double scale = 1.0;
    int left = Math.min(exponent, LARGEST_EXPONENT);
    for (; left >= 50; left -= 50) {
      scale *= 1e50;
    }
    for (; left >= 8; left -= 8) {
      scale *= 1e8;
    }
    for (; left > 0; left--) {
      scale *= 10.0;
    }
    return scale;
  }
}
