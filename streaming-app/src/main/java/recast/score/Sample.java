package recast.score;

/** What is shown of a batch: lines that are cut, since a record may have any length. */
final class Sample {
  /** The longest line, in characters. */
  static final int LINE = 256;

  private static final String CUT = "...";

  private Sample() {}

  /** {@code line} with at most {@link #LINE} characters. */
  static String cut(String line) {
    if (line.length() <= LINE) {
      return line;
    }
    int end = LINE - CUT.length();
    // Not between the two halves of one character.
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + CUT;
  }
}
