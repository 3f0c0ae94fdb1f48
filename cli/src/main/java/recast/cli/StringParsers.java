package recast.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Words that have a shape, and nothing more to them. */
final class StringParsers {
  private static final Function<String, String> ADDRESS =
      like(
          "[A-Za-z][A-Za-z0-9+.-]*:/.*|[^:/]+|[^:/]*/.*",
          "an address such as hdfs://namenode/models/clones");

  private StringParsers() {}

  /** Takes the address of a directory on any file system, or a path. */
  static String address(String text) {
    return ADDRESS.apply(text);
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

  /** A parser of the names of constants, in capitals or not. */
  static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
    E[] constants = type.getEnumConstants();
    List<String> words =
        Arrays.stream(constants).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    int last = words.size() - 1;
    String expected = String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    return text ->
        Arrays.stream(constants)
            .filter(each -> each.name().equalsIgnoreCase(text))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("expected " + expected));
  }
}
