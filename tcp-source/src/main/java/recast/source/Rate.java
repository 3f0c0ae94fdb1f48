package recast.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Records a second, written {@code 2000/s}. */
record Rate(int perSecond) {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,7})/s");
  private static final int MOST = 1_000_000;

  Rate {
    if (perSecond < 1 || perSecond > MOST) {
      throw new IllegalArgumentException("expected a rate from 1/s to " + MOST + "/s");
    }
  }

  /**
   * The rate that {@code text} writes.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Rate parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected records a second such as 2000/s");
    }
    return new Rate(Integer.parseInt(matcher.group(1)));
  }

  @Override
  public String toString() {
    return perSecond + "/s";
  }
}
