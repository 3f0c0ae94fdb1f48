package recast.schedule;

import java.util.regex.Pattern;

/**
 * By which a schedule is found again: in a crontab, and as a name of files.
 *
 * @param text letters, digits, dots, underscores and dashes
 */
record ScheduleName(String text) {
  private static final int LIMIT = 100;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

  ScheduleName {
    if (!SHAPE.matcher(text).matches() || text.length() > LIMIT) {
      throw new IllegalArgumentException(
          "expected letters, digits, '.', '_' and '-', at most " + LIMIT);
    }
  }

  /** The name of the schedule that publishes to {@code store}, when it was given no other. */
  static ScheduleName of(String store) {
    String text =
        store
            .replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*:/*", "")
            .replaceAll("/+", "-")
            .replaceAll("[^A-Za-z0-9._-]", "_")
            .replaceAll("^[.-]+|-+$", "");
    // The end of a path tells more than its beginning.
    String end = text.substring(Math.max(0, text.length() - LIMIT)).replaceFirst("^[.-]+", "");
    return new ScheduleName(end.isEmpty() ? "store" : end);
  }

  @Override
  public String toString() {
    return text;
  }
}
