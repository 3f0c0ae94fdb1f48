package recast.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody wanted to write. */
public final class Suggestions {
  private Suggestions() {}

  /** The one of {@code known} that is nearest to {@code word}, if one is near enough. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    // Two dashes in front are the same in all of them. Of a word, something must be right.
    int letters = word.startsWith("--") ? word.length() - 2 : word.length();
    int limit = Math.min(letters - 1, Math.max(2, letters / 3));
    return known.stream()
        .min(Comparator.comparingInt(each -> distance(word, each)))
        .filter(nearest -> distance(word, nearest) <= limit);
  }

  /**
   * How many letters must be added, left out, replaced, or swapped with their neighbour. Capitals
   * do not matter.
   */
  public static int distance(String from, String to) {
    String one = from.toLowerCase(Locale.ROOT);
    String other = to.toLowerCase(Locale.ROOT);
    int[][] steps = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, one, i, other, j);
      }
    }
    return steps[one.length()][other.length()];
  }

  private static int step(int[][] steps, String one, int i, String other, int j) {
    int replaced = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
    least = Math.min(least, steps[i - 1][j - 1] + replaced);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
  }
}
