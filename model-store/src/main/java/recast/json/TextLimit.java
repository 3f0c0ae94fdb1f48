package recast.json;

/** Bounds a text before it is written, so that a file stays within what its readers accept. */
public final class TextLimit {
  /** What JSON needs at most for a char: an escape such as {@code \u0007}. */
  public static final int BYTES_PER_CHAR = 6;

  private static final String CUT = "...";

  private TextLimit() {}

  /**
   * The text, or its beginning and {@code ...}.
   *
   * @param most how many chars are returned at most; a surrogate pair is kept or left out whole
   */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - CUT.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }
}
