package recast.cli;

import java.util.function.Function;

/** Whole numbers within bounds. */
public final class NumberParsers {
  private NumberParsers() {}

  /** A parser of whole numbers from {@code least} to {@code most}, both included. */
  public static Function<String, Integer> between(int least, int most) {
    return text -> {
      try {
        int number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Falls through: a word is as wrong as a number out of bounds, and gets the same message.
      }
      throw new IllegalArgumentException("expected a whole number from " + least + " to " + most);
    };
  }

  /** A parser of whole numbers from {@code least} up. */
  public static Function<String, Integer> atLeast(int least) {
    return between(least, Integer.MAX_VALUE);
  }

  /** Reads a decimal number above zero. */
  public static double positiveDecimal(String text) {
    try {
      double number = Double.parseDouble(text);
      if (number > 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a number above 0, such as 1.5", e);
    }
    throw new IllegalArgumentException("expected a number above 0, such as 1.5");
  }

  /** Reads a decimal number from zero up. */
  public static double decimal(String text) {
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a number from 0, such as 1e-6", e);
    }
    throw new IllegalArgumentException("expected a number from 0, such as 1e-6");
  }

  /** Reads a share such as {@code 5%} as a number from 0 to 1. */
  public static double share(String text) {
    if (!text.endsWith("%")) {
      throw new IllegalArgumentException("expected a share such as 5%");
    }
    try {
      double share = Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a share from 0% to 100%", e);
    }
    throw new IllegalArgumentException("expected a share from 0% to 100%");
  }
}
