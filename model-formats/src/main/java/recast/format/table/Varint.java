package recast.format.table;

import java.io.ByteArrayOutputStream;

/** Numbers that are not negative, seven bits to a byte, the low ones first. */
final class Varint {
  private Varint() {}

  static void write(int value, ByteArrayOutputStream to) {
    int rest = value;
    for (; rest > 0x7f; rest >>>= 7) {
      to.write(rest | 0x80);
    }
    to.write(rest);
  }

  static int read(byte[] bytes, int from) {
    int value = bytes[from];
    return value >= 0 ? value : readLong(bytes, from);
  }

  /** How many bytes a number takes. */
  static int size(int value) {
    return value <= 0x7f ? 1 : 1 + (31 - Integer.numberOfLeadingZeros(value)) / 7;
  }

  private static int readLong(byte[] bytes, int from) {
    int value = 0;
    int at = from;
    int shift = 0;
    for (; bytes[at] < 0; at++, shift += 7) {
      value |= (bytes[at] & 0x7f) << shift;
    }
    return value | bytes[at] << shift;
  }
}
