package recast.line;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * Turns the bytes of lines into text. Bytes that are none in its charset become U+FFFD, and the
 * line is counted. For one thread.
 */
public final class LineDecoder {
  private static final char REPLACEMENT = '\uFFFD';

  private final Charset charset;
  private long malformed;

  public LineDecoder(Charset charset) {
    this.charset = charset;
  }

  /** The text of {@code bytes} from {@code from}, included, to {@code to}, excluded. */
  public String decode(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, charset);
    // A line may hold that character of its own.
    if (text.indexOf(REPLACEMENT) >= 0 && !isSound(bytes, from, to)) {
      malformed++;
    }
    return text;
  }

  private boolean isSound(byte[] bytes, int from, int to) {
    try {
      // A new decoder reports what is malformed instead of replacing it.
      charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** How many lines had bytes that are no text. */
  public long malformed() {
    return malformed;
  }
}
