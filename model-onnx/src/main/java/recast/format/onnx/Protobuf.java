package recast.format.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Walks the fields of one Protocol Buffers message, without copies and without recursion. */
final class Protobuf {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final byte[] file;
  private final int end;
  private int at;
  private int field;
  private int from;
  private int to;
  private long number;

  Protobuf(byte[] file, int from, int to) {
    this.file = file;
    this.at = from;
    this.end = to;
  }

  /** Moves to the next field; false at the end of the message. */
  boolean next() throws IOException {
    if (at == end) {
      return false;
    }
    long key = varint();
    field = (int) (key >>> 3);
    from = at;
    number = 0;
    switch ((int) (key & 7)) {
      case VARINT -> number = varint();
      case FIXED64 -> skip(8);
      case FIXED32 -> skip(4);
      case BYTES -> {
        long length = varint();
        from = at;
        skip(length);
      }
      default -> throw wrong("an unknown kind of field");
    }
    to = at;
    return true;
  }

  int field() {
    return field;
  }

  /** The value of a whole number. */
  long number() {
    return number;
  }

  /** The message that the field holds. */
  Protobuf message() {
    return new Protobuf(file, from, to);
  }

  String text() {
    return new String(file, from, to - from, StandardCharsets.UTF_8);
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at == end) {
        throw wrong("the end of the file");
      }
      byte b = file[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw wrong("a number of more than 64 bits");
  }

  private void skip(long bytes) throws IOException {
    if (bytes < 0 || bytes > end - at) {
      throw wrong("a field of " + bytes + " bytes where " + (end - at) + " are left");
    }
    at += (int) bytes;
  }

  private IOException wrong(String found) {
    return new IOException("the file is not an ONNX model: found " + found + " at byte " + at);
  }
}
