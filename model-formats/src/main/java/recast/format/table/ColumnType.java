package recast.format.table;

import java.util.regex.Pattern;
import recast.model.FieldType;

/** The type of a column: whole numbers, numbers, or texts, whichever holds all of its values. */
final class ColumnType {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|NaN|-?Infinity");

  private ColumnType() {}

  /** The type that holds what {@code type} holds, and {@code value}. */
  static FieldType with(FieldType type, String value) {
    return switch (type) {
      case LONG -> isLong(value) ? FieldType.LONG : with(FieldType.DOUBLE, value);
      // What is missing among numbers is NaN.
      case DOUBLE -> value.isEmpty() || isDecimal(value) ? FieldType.DOUBLE : FieldType.STRING;
      case FLOAT, STRING -> FieldType.STRING;
    };
  }

  private static boolean isDecimal(String value) {
    return DECIMAL.matcher(value).matches();
  }

  /** Whether {@code value} is what printing its number gives: 007 is a text, or at least no 7. */
  private static boolean isLong(String value) {
    int digits = value.length() - (value.startsWith("-") ? 1 : 0);
    if (digits < 1 || digits > 18) {
      return false;
    }
    for (int i = value.length() - digits; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return digits == 1 || value.charAt(value.length() - digits) != '0';
  }

  static double number(String value) {
    return value.isEmpty() ? Double.NaN : Double.parseDouble(value);
  }
}
