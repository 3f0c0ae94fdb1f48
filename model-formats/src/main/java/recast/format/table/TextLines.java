package recast.format.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The lines of a file in UTF-8, one after the other, none longer than a row may be. */
final class TextLines {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;
  private String text = "";

  TextLines(InputStream in) {
    this.in = in;
  }

  /** Reads the next line that is not empty; false at the end of the file. */
  boolean next() throws IOException {
    do {
      if (!read()) {
        return false;
      }
      number++;
      text = decoded();
    } while (text.isEmpty());
    return true;
  }

  /** The line, without its end. */
  String text() {
    return text;
  }

  /** An error of this line. */
  IOException wrong(String what) {
    return new IOException("line " + number + " of the table: " + what);
  }

  private boolean read() throws IOException {
    line.reset();
    int b = in.read();
    if (b < 0) {
      return false;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() == RowBytes.LONGEST) {
        number++;
        throw wrong("is longer than " + RowBytes.LONGEST + " bytes");
      }
      line.write(b);
    }
    return true;
  }

  private String decoded() throws IOException {
    try {
      String decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(line.toByteArray()))
              .toString();
      String whole =
          number == 1 && decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded;
      return whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
    } catch (CharacterCodingException e) {
      throw wrong("is not UTF-8");
    }
  }
}
