package recast.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as a shell reads them back. */
public final class ShellQuoting {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@+:,./-][A-Za-z0-9_@+:,./=-]*");

  private ShellQuoting() {}

  /** {@code text} as one word, whatever is in it. */
  public static String word(String text) {
    return PLAIN.matcher(text).matches()
        ? text
        : '"' + text.replaceAll("[\\\\\"$`]", "\\\\$0") + '"';
  }

  /** Each of {@code texts} as one word, with a space between two. */
  public static String words(List<String> texts) {
    return texts.stream().map(ShellQuoting::word).collect(Collectors.joining(" "));
  }
}
