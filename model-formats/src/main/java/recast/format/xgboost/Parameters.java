package recast.format.xgboost;

import java.io.IOException;
import java.util.Map;

/** The parameters of a model, which the file has as texts. */
final class Parameters {
  // A row of a batch has a place for each.
  private static final int MAX_FEATURES = 1 << 16;
  private static final int MAX_GROUPS = 1 << 12;

  private static final int MAX_LENGTH_OF_NUMBER = 40;

  private final Map<String, String> texts;
  final int features;

  /** How many margins a row has: one for each class or each target. */
  final int groups;

  Parameters(Map<String, String> texts) throws IOException {
    this.texts = texts;
    this.features = number("num_feature", 1, MAX_FEATURES);
    int classes = texts.containsKey("num_class") ? number("num_class", 0, MAX_GROUPS) : 0;
    int targets = texts.containsKey("num_target") ? number("num_target", 0, MAX_GROUPS) : 0;
    if (classes > 1 && targets > 1) {
      throw new IOException(classes + " classes of " + targets + " targets are not supported");
    }
    this.groups = Math.max(1, Math.max(classes, targets));
  }

  /** The base score of each group: before 3.1, all have the same. */
  float[] baseScores() throws IOException {
    String text = text("base_score");
    if (text.length() > MAX_LENGTH_OF_NUMBER * groups) {
      throw new IOException("base_score is a text of " + text.length() + " characters");
    }
    boolean isVector = text.startsWith("[") && text.endsWith("]");
    String[] elements = (isVector ? text.substring(1, text.length() - 1) : text).split(",", -1);
    if (elements.length != 1 && elements.length != groups) {
      throw new IOException("base_score has " + elements.length + " elements, expected " + groups);
    }
    float[] scores = new float[groups];
    for (int group = 0; group < groups; group++) {
      scores[group] = score(elements[elements.length == 1 ? 0 : group]);
    }
    return scores;
  }

  private static float score(String element) throws IOException {
    try {
      float score = Float.parseFloat(element);
      if (Float.isFinite(score)) {
        return score;
      }
    } catch (NumberFormatException e) {
      throw new IOException("base_score is no number: '" + element + "'", e);
    }
    throw new IOException("base_score is not finite: " + element);
  }

  private int number(String name, int min, int max) throws IOException {
    String text = text(name);
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return (int) number;
      }
    } catch (NumberFormatException e) {
      throw new IOException(name + " is no whole number: '" + text + "'", e);
    }
    throw new IOException(name + " is " + text + ", expected " + min + " to " + max);
  }

  private String text(String name) throws IOException {
    String text = texts.get(name);
    if (text == null) {
      throw new IOException("learner_model_param has no " + name);
    }
    return text;
  }
}
