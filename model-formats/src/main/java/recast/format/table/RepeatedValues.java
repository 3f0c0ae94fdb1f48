package recast.format.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the values of a column, and collects those that rows need not repeat. They are objects,
 * which costs memory: so they are at most {@value #MOST}, and one in {@value #ROWS_PER_VALUE} rows.
 */
final class RepeatedValues {
  private static final int MOST = 1 << 16;
  private static final int ROWS_PER_VALUE = 32;

  private final Map<String, Integer> codes = new HashMap<>();
  private int rows;

  /** Whether a text follows the number in front of a value. */
  static boolean isText(int number) {
    return (number & 1) == 0;
  }

  /** The size in bytes of the text that follows. */
  static int size(int number) {
    return number >>> 1;
  }

  /** Which of the repeated values it is. */
  static int code(int number) {
    return number >>> 1;
  }

  /** Writes the value of the next row. */
  void write(String value, ByteArrayOutputStream row) {
    Integer code = codes.get(value);
    if (code == null && codes.size() < MOST && codes.size() <= rows / ROWS_PER_VALUE) {
      code = codes.size();
      codes.put(value, code);
    }
    rows++;
    if (code != null) {
      Varint.write(code << 1 | 1, row);
    } else {
      byte[] text = value.getBytes(StandardCharsets.UTF_8);
      Varint.write(text.length << 1, row);
      row.writeBytes(text);
    }
  }

  /** The values by code. */
  List<String> values() {
    List<String> values = new ArrayList<>(codes.keySet());
    codes.forEach((value, code) -> values.set(code, value));
    return values;
  }
}
