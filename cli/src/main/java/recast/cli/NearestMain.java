package recast.cli;

import java.io.PrintStream;
import java.util.List;

/**
 * Tells scripts what somebody wanted to write: {@code WORD... -- KNOWN...} prints a line for each
 * word, the known one that is nearest to it, or nothing.
 */
public final class NearestMain {
  private NearestMain() {}

  public static void main(String[] args) {
    print(List.of(args), Console.out());
  }

  static void print(List<String> args, PrintStream out) {
    int end = args.indexOf("--");
    List<String> known = args.subList(end + 1, args.size());
    for (String word : args.subList(0, Math.max(0, end))) {
      out.println(Suggestions.nearest(word, known).orElse(""));
    }
    out.flush();
  }
}
