package recast.cli;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A line of a properties file with all that continues it. What it means is left to {@link
 * Properties}, which tells neither where a key stands nor how often.
 *
 * @param number that of its first line, from 1
 */
public record PropertyLine(int number, String text) {
  private static final Pattern SAYS_NOTHING = Pattern.compile("[ \t\f]*([#!].*)?");
  private static final Pattern GOES_ON = Pattern.compile(".*(?<!\\\\)\\\\(\\\\\\\\)*");

  /** The lines that say something. */
  public static List<PropertyLine> of(List<String> lines) {
    List<PropertyLine> all = new ArrayList<>();
    for (int next = 0; next < lines.size(); next++) {
      int first = next;
      if (SAYS_NOTHING.matcher(lines.get(first)).matches()) {
        continue;
      }
      while (next + 1 < lines.size() && GOES_ON.matcher(lines.get(next)).matches()) {
        next++;
      }
      all.add(new PropertyLine(first + 1, String.join("\n", lines.subList(first, next + 1))));
    }
    return all;
  }

  /**
   * The key and its value, without the blanks around it.
   *
   * @throws IllegalArgumentException when an escape is broken
   */
  public Optional<Map.Entry<String, String>> entry() {
    Properties one = new Properties();
    try {
      one.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return one.stringPropertyNames().stream()
        .findFirst()
        .map(key -> Map.entry(key, one.getProperty(key).strip()));
  }
}
