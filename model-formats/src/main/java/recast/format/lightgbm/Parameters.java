package recast.format.lightgbm;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of the training that a person may want to know of. */
final class Parameters {
  private static final Pattern LINE = Pattern.compile("\\[([a-z_0-9]+): (.*)]");

  /** The name in the file, and the key of the fact. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "boosting", "boosting",
          "num_iterations", "max iterations",
          "learning_rate", "learning rate",
          "num_leaves", "max leaves",
          "early_stopping_round", "early stopping");

  private Parameters() {}

  /** Adds what a line such as {@code [learning_rate: 0.1]} says, if it is one of the known. */
  static void put(String line, Map<String, String> facts) {
    Matcher found = LINE.matcher(line);
    if (found.matches() && KNOWN.containsKey(found.group(1))) {
      facts.put(KNOWN.get(found.group(1)), found.group(2));
    }
  }
}
