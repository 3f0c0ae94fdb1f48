package recast.cli;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Words that have a shape, and nothing more to them. */
final class StringParsers {
  private StringParsers() {}

  /** Takes any text. */
  static String any(String text) {
    return text;
  }

  /** A parser of texts that match all of {@code pattern}; {@code expected} says it in words. */
  static Function<String, String> like(String pattern, String expected) {
    Pattern shape = Pattern.compile(pattern, Pattern.DOTALL);
    return text -> {
      if (!shape.matcher(text).matches()) {
        throw new IllegalArgumentException("expected " + expected);
      }
      return text;
    };
  }

  /** A parser of {@code words}, in capitals or not. */
  static Function<String, String> oneOf(String... words) {
    List<String> all = List.of(words);
    int last = all.size() - 1;
    String expected = String.join(", ", all.subList(0, last)) + " or " + all.get(last);
    return like("(?i)" + String.join("|", all), expected);
  }
}
