package recast.format.xgboost;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of UBJSON: numbers with the highest byte first, texts in UTF-8. */
final class UbjsonBytes {
  private final InputStream in;
  private final byte[] buffer = new byte[8192];
  private long before;
  private int position;
  private int limit;

  UbjsonBytes(InputStream in) {
    this.in = in;
  }

  boolean atEnd() throws IOException {
    while (position == limit) {
      before += limit;
      position = 0;
      limit = 0;
      int read = in.read(buffer);
      if (read < 0) {
        return true;
      }
      limit = read;
    }
    return false;
  }

  /** The next byte, which stays where it is. */
  int peek() throws IOException {
    if (atEnd()) {
      throw new EOFException("the file ends at byte " + offset());
    }
    return buffer[position] & 0xff;
  }

  int readByte() throws IOException {
    int next = peek();
    position++;
    return next;
  }

  /** A marker of what follows; padding before it is skipped. */
  int readMarker() throws IOException {
    int marker = readByte();
    while (marker == 'N') {
      marker = readByte();
    }
    return marker;
  }

  /** A signed number of {@code bytes} bytes. */
  long readNumber(int bytes) throws IOException {
    long number = (byte) readByte();
    for (int i = 1; i < bytes; i++) {
      number = number << 8 | readByte();
    }
    return number;
  }

  String readText(long length) throws IOException {
    if (length < 0) {
      throw new IOException("a text of " + length + " bytes at byte " + offset());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long left = length;
    while (left > 0) {
      peek();
      int piece = (int) Math.min(left, limit - position);
      bytes.write(buffer, position, piece);
      position += piece;
      left -= piece;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** How many bytes were read. */
  long offset() {
    return before + position;
  }
}
