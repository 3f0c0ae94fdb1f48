package recast.format.xgboost;

import java.io.IOException;
import java.io.InputStream;

/** A model file that is UBJSON. A count is believed only as far as the bytes reach. */
final class UbjsonTokens implements TokenReader {
  // An array of values without bytes, such as nulls, could be as long as it likes.
  private static final String TYPES_OF_ARRAYS = "dDiUIlL";
  private static final int ANY_TYPE = 0;
  private static final long UNCOUNTED = -1;

  private final UbjsonBytes bytes;
  // Of each container that is open, from the outside to the inside.
  private final boolean[] isObject = new boolean[DocumentReader.MAX_DEPTH];
  private final int[] types = new int[DocumentReader.MAX_DEPTH];
  private final long[] left = new long[DocumentReader.MAX_DEPTH];
  private int depth;
  private boolean begun;
  private boolean afterKey;

  private String text = "";
  private double real;
  private long whole;
  private boolean isWhole;

  UbjsonTokens(InputStream in) {
    this.bytes = new UbjsonBytes(in);
  }

  @Override
  public Token next() throws IOException {
    if (depth > 0) {
      return isObject[depth - 1] ? inObject() : inArray(depth - 1);
    }
    if (begun) {
      if (bytes.atEnd()) {
        return Token.END;
      }
      throw new IOException("more bytes follow after " + position());
    }
    begun = true;
    return value(bytes.readMarker());
  }

  private Token inObject() throws IOException {
    if (afterKey) {
      afterKey = false;
      return value(bytes.readMarker());
    }
    int marker = bytes.readMarker();
    if (marker == '}') {
      depth--;
      return Token.END_OBJECT;
    }
    text = bytes.readText(wholeNumber(marker));
    afterKey = true;
    return Token.KEY;
  }

  private Token inArray(int array) throws IOException {
    if (left[array] == 0) {
      depth--;
      return Token.END_ARRAY;
    }
    int marker = types[array] == ANY_TYPE ? bytes.readMarker() : types[array];
    if (left[array] != UNCOUNTED) {
      left[array]--;
    } else if (marker == ']') {
      depth--;
      return Token.END_ARRAY;
    }
    return value(marker);
  }

  private Token value(int marker) throws IOException {
    return switch (marker) {
      case '{' -> {
        begin();
        isObject[depth - 1] = true;
        yield Token.BEGIN_OBJECT;
      }
      case '[' -> {
        begin();
        beginArray(depth - 1);
        yield Token.BEGIN_ARRAY;
      }
      case 'S' -> {
        text = bytes.readText(wholeNumber(bytes.readMarker()));
        yield Token.TEXT;
      }
      case 'T' -> Token.TRUE;
      case 'F' -> Token.FALSE;
      case 'Z' -> Token.NULL;
      default -> {
        number(marker);
        yield Token.NUMBER;
      }
    };
  }

  private void begin() throws IOException {
    if (depth == DocumentReader.MAX_DEPTH) {
      throw new IOException("nested more than " + depth + " deep at " + position());
    }
    depth++;
  }

  private void beginArray(int array) throws IOException {
    isObject[array] = false;
    types[array] = ANY_TYPE;
    left[array] = UNCOUNTED;
    if (bytes.peek() == '$') {
      bytes.readByte();
      types[array] = bytes.readByte();
      if (TYPES_OF_ARRAYS.indexOf(types[array]) < 0 || bytes.peek() != '#') {
        throw new IOException("expected an array of numbers and its length at " + position());
      }
    }
    if (bytes.peek() == '#') {
      bytes.readByte();
      left[array] = wholeNumber(bytes.readMarker());
      if (left[array] < 0) {
        throw new IOException("an array of length " + left[array] + " at " + position());
      }
    }
  }

  private void number(int marker) throws IOException {
    isWhole = marker != 'd' && marker != 'D';
    if (isWhole) {
      whole = wholeNumber(marker);
    } else if (marker == 'd') {
      real = Float.intBitsToFloat((int) bytes.readNumber(Float.BYTES));
    } else {
      real = Double.longBitsToDouble(bytes.readNumber(Double.BYTES));
    }
  }

  private long wholeNumber(int marker) throws IOException {
    return switch (marker) {
      case 'i' -> bytes.readNumber(Byte.BYTES);
      case 'U' -> bytes.readByte();
      case 'I' -> bytes.readNumber(Short.BYTES);
      case 'l' -> bytes.readNumber(Integer.BYTES);
      case 'L' -> bytes.readNumber(Long.BYTES);
      default ->
          throw new IOException(
              String.format("0x%02x is no type of a number, at %s", marker, position()));
    };
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public float floatValue() {
    return isWhole ? whole : (float) real;
  }

  @Override
  public long longValue() throws IOException {
    if (!isWhole) {
      throw new IOException("a whole number is expected, found " + real + " at " + position());
    }
    return whole;
  }

  @Override
  public String position() {
    return "byte " + bytes.offset();
  }
}
