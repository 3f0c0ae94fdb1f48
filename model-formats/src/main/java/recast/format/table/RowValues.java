package recast.format.table;

import java.nio.charset.StandardCharsets;

/** Reads the values of one row after the other, each from the first to the last. */
final class RowValues {
  private byte[] bytes = {};
  private int at;

  /**
   * Goes to a row.
   *
   * @param first where its first value begins; each ends before a zero
   */
  void begin(byte[] row, int first) {
    bytes = row;
    at = first;
  }

  String next() {
    int end = at;
    while (bytes[end] != 0) {
      end++;
    }
    String value = new String(bytes, at, end - at, StandardCharsets.UTF_8);
    at = end + 1;
    return value;
  }
}
