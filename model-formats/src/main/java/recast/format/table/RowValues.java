package recast.format.table;

import java.nio.charset.StandardCharsets;

/** The values of a row, from the first to the last. */
final class RowValues {
  private final byte[] bytes;
  private int at;

  /**
   * @param at where the first value begins; each ends before a zero
   */
  RowValues(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
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
