package recast.format.xgboost;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the values of a document one after the other. What is wrong with them is reported with the
 * path to the value. Only the grammar of the callers nests calls, never the file.
 */
final class DocumentReader {
  /** How deep a document may be; XGBoost's own have less than ten levels. */
  static final int MAX_DEPTH = 64;

  private static final int FIRST_LENGTH = 16;

  /** Reads or skips the value of a key. */
  interface KeyHandler {
    void read(String key) throws IOException;
  }

  /** Reads or skips an element. */
  interface ElementHandler {
    void read() throws IOException;
  }

  private final TokenReader tokens;
  private Token ahead;
  private String path = "";

  DocumentReader(TokenReader tokens) throws IOException {
    this.tokens = tokens;
    this.ahead = tokens.next();
  }

  /** Reads an object; {@code handler} reads or skips each value. */
  void object(KeyHandler handler) throws IOException {
    expect(Token.BEGIN_OBJECT, "an object");
    Set<String> keys = new HashSet<>();
    String outer = path;
    while (ahead == Token.KEY) {
      String key = tokens.text();
      path = outer + '/' + key;
      if (!keys.add(key)) {
        throw problem("a second value of the same key");
      }
      ahead = tokens.next();
      handler.read(key);
    }
    path = outer;
    expect(Token.END_OBJECT, "a key");
  }

  /** Reads an array; {@code handler} reads or skips each element. */
  void array(ElementHandler handler) throws IOException {
    expect(Token.BEGIN_ARRAY, "an array");
    while (ahead != Token.END_ARRAY) {
      handler.read();
    }
    ahead = tokens.next();
  }

  /** Reads an array of numbers. */
  float[] floats() throws IOException {
    expect(Token.BEGIN_ARRAY, "an array of numbers");
    float[] values = new float[FIRST_LENGTH];
    int length = 0;
    while (ahead == Token.NUMBER) {
      if (length == values.length) {
        values = Arrays.copyOf(values, 2 * length);
      }
      values[length++] = tokens.floatValue();
      ahead = tokens.next();
    }
    expect(Token.END_ARRAY, "a number");
    return Arrays.copyOf(values, length);
  }

  /** Reads an array of whole numbers of 32 bits; true is 1, and false is 0. */
  int[] ints() throws IOException {
    expect(Token.BEGIN_ARRAY, "an array of whole numbers");
    int[] values = new int[FIRST_LENGTH];
    int length = 0;
    while (ahead == Token.NUMBER || ahead == Token.TRUE || ahead == Token.FALSE) {
      if (length == values.length) {
        values = Arrays.copyOf(values, 2 * length);
      }
      values[length++] = ahead == Token.NUMBER ? wholeNumber() : ahead == Token.TRUE ? 1 : 0;
      ahead = tokens.next();
    }
    expect(Token.END_ARRAY, "a whole number");
    return Arrays.copyOf(values, length);
  }

  private int wholeNumber() throws IOException {
    long value = tokens.longValue();
    // A deleted node has the highest unsigned number as its feature.
    if (value < Integer.MIN_VALUE || value > 0xffff_ffffL) {
      throw problem("a number of 32 bits is expected, found " + value);
    }
    return (int) value;
  }

  /** Reads a text. */
  String text() throws IOException {
    if (ahead != Token.TEXT) {
      throw unexpected("a text");
    }
    String text = tokens.text();
    ahead = tokens.next();
    return text;
  }

  /** Reads over a value of any type. */
  void skip() throws IOException {
    int depth = 0;
    do {
      switch (ahead) {
        case BEGIN_OBJECT, BEGIN_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> depth--;
        case END -> throw unexpected("a value");
        default -> {}
      }
      ahead = tokens.next();
    } while (depth > 0);
  }

  /** Fails unless everything was read. */
  void end() throws IOException {
    if (ahead != Token.END) {
      throw unexpected("nothing more");
    }
  }

  /** An exception that says what is wrong with the value which is being read, and where it is. */
  IOException problem(String what) {
    String where = path.isEmpty() ? "the whole" : path;
    return new IOException(where + ": " + what + ", before " + tokens.position());
  }

  private void expect(Token token, String what) throws IOException {
    if (ahead != token) {
      throw unexpected(what);
    }
    ahead = tokens.next();
  }

  private IOException unexpected(String expected) {
    return problem(expected + " is expected, found " + ahead);
  }
}
