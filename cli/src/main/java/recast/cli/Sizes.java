package recast.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 512m}, {@code 2g}. */
public final class Sizes {
  private static final Pattern SHAPE = Pattern.compile("([1-9]\\d{0,5})([mg])");
  private static final int MIB = 20;
  private static final int GIB = 30;

  private Sizes() {}

  /**
   * The size that {@code text} writes, in bytes.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static long parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected a size such as 512m or 2g");
    }
    return Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("g") ? GIB : MIB);
  }

  /** The shortest text that {@link #parse} reads back as {@code bytes}, whole mebibytes. */
  public static String print(long bytes) {
    if (bytes <= 0 || bytes % (1L << MIB) != 0) {
      throw new IllegalArgumentException("expected whole mebibytes: " + bytes);
    }
    return bytes % (1L << GIB) == 0 ? (bytes >> GIB) + "g" : (bytes >> MIB) + "m";
  }
}
