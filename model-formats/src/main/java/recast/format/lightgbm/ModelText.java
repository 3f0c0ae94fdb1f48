package recast.format.lightgbm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The text of a model file, read once from its first byte to its last: lines of a key, and of an
 * equals sign and values apart by spaces. Holds one value at a time, however long a line is.
 */
final class ModelText {
  /** No number and no key that LightGBM writes is longer. */
  private static final int MAX_TOKEN = 4096;

  private static final int END = -1;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] token = new byte[MAX_TOKEN];
  private int length;
  private int at;
  private int filled;
  private long line = 1;
  private String key = "";

  ModelText(InputStream in) {
    this.in = in;
  }

  /** Whether every byte was read. */
  boolean atEnd() throws IOException {
    return peek() == END;
  }

  /** Reads from the start of a line to the equals sign or to the end of the line, not over it. */
  String readKey() throws IOException {
    key = "";
    length = 0;
    while (peek() != '=' && peek() != '\n' && peek() != END) {
      take();
    }
    key = taken();
    return key;
  }

  /** What {@link #readKey} or {@link #readStart} read last. */
  String key() {
    return key;
  }

  /** Reads the start of a line, at most so many bytes of it, not over its end. */
  String readStart(int bytes) throws IOException {
    key = "";
    length = 0;
    while (peek() != '\n' && peek() != END && length < bytes) {
      take();
    }
    key = new String(token, 0, length, StandardCharsets.UTF_8);
    return key;
  }

  /** Reads over the equals sign after a key. */
  void readEquals() throws IOException {
    if (peek() != '=') {
      throw problem("expected '=' after '" + key + "'");
    }
    at++;
  }

  /** Whether no value is left in the line. */
  boolean atEndOfLine() throws IOException {
    while (peek() == ' ') {
      at++;
    }
    if (peek() == END) {
      throw problem("the file ends within a line");
    }
    return peek() == '\n';
  }

  /** Reads over the end of a line without values left. */
  void endLine() throws IOException {
    if (!atEndOfLine()) {
      throw problem("more values than expected, the first is '" + readToken() + "'");
    }
    at++;
    line++;
  }

  /** Reads over what is left of a line, and over its end. */
  void skipLine() throws IOException {
    while (peek() != '\n') {
      if (peek() == END) {
        throw problem("the file ends within a line");
      }
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
    }
    endLine();
  }

  /** Reads what is left of a line and over its end; the last line of a file may lack one. */
  String readLine() throws IOException {
    length = 0;
    while (peek() != '\n' && peek() != END) {
      take();
    }
    if (peek() == '\n') {
      endLine();
    }
    return taken();
  }

  /** A value that may be any text. */
  String readToken() throws IOException {
    takeToken();
    return taken();
  }

  /** Reads over a value, which must be there. */
  void skipToken() throws IOException {
    takeToken();
  }

  private String readNumber() throws IOException {
    takeToken();
    return new String(token, 0, length, StandardCharsets.ISO_8859_1);
  }

  private void takeToken() throws IOException {
    if (atEndOfLine()) {
      throw problem("fewer values than expected");
    }
    length = 0;
    while (peek() != ' ' && peek() != '\n' && peek() != END) {
      take();
    }
    if (peek() == END) {
      throw problem("the file ends within a line");
    }
  }

  int readInt() throws IOException {
    String text = readNumber();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw problem("expected an integer, found '" + text + "'");
    }
  }

  /** An integer of 32 bits without a sign. */
  int readUnsigned() throws IOException {
    String text = readNumber();
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw problem("expected an integer from 0 to 4294967295, found '" + text + "'");
    }
  }

  double readDouble() throws IOException {
    String text = readNumber();
    return Decimals.parse(text)
        .orElseThrow(() -> problem("expected a number, found '" + text + "'"));
  }

  /** An exception that says where reading stopped, and what for. */
  IOException problem(String what) {
    String where = key.isEmpty() ? "" : " (" + key + ")";
    return new IOException("Cannot read the LightGBM model: line " + line + where + ": " + what);
  }

  /** The next byte, without moving; a carriage return is passed over. */
  private int peek() throws IOException {
    while (at == filled || buffer[at] == '\r') {
      if (at < filled) {
        at++;
      } else if (!fill()) {
        return END;
      }
    }
    return buffer[at] & 0xff;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  private void take() throws IOException {
    if (length == MAX_TOKEN) {
      throw problem("expected at most " + MAX_TOKEN + " bytes without a break");
    }
    token[length] = buffer[at];
    length++;
    at++;
  }

  private String taken() throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(token, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw problem("not UTF-8");
    }
  }
}
