package recast.format.lightgbm;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Finds the link of an objective, which the file names with its parameters. */
final class OutputTransforms {
  private static final OutputTransform NONE = (scores, from, to) -> {};

  private final ModelText text;
  private final Header header;
  private final List<String> words;

  private OutputTransforms(ModelText text, Header header) {
    this.text = text;
    this.header = header;
    this.words = Arrays.asList(header.objective().trim().split(" +"));
  }

  /** The link of the objective; that of a model without one leaves the sums. */
  static OutputTransform of(Header header, ModelText text) throws IOException {
    return new OutputTransforms(text, header).find();
  }

  private OutputTransform find() throws IOException {
    return switch (words.get(0)) {
      case "", "none", "null", "custom", "na" -> NONE;
      case "multiclass" -> {
        checkClasses();
        yield OutputTransform.softmax();
      }
      case "multiclassova" -> {
        checkClasses();
        yield OutputTransform.sigmoid(steepness());
      }
      default -> ofSingle(words.get(0));
    };
  }

  private OutputTransform ofSingle(String objective) throws IOException {
    OutputTransform link =
        switch (objective) {
          case "regression", "regression_l1", "quantile", "fair", "mape" ->
              words.contains("sqrt")
                  ? OutputTransform.ofEach(OutputTransforms::signedSquare)
                  : NONE;
          case "mean_absolute_percentage_error" -> NONE;
          // These do without the root, even where it was asked for.
          case "huber", "lambdarank", "rank_xendcg", "xendcg" -> NONE;
          case "poisson", "gamma", "tweedie" -> OutputTransform.ofEach(GlibcExp::exp);
          case "binary" -> OutputTransform.sigmoid(steepness());
          case "cross_entropy", "xentropy" -> OutputTransform.sigmoid(1.0);
          case "cross_entropy_lambda", "xentlambda" ->
              OutputTransform.ofEach(sum -> GlibcLog1p.log1p(GlibcExp.exp(sum)));
          default -> throw text.problem("objective '" + objective + "' is not supported");
        };
    if (header.classes() != 1) {
      throw text.problem("objective '" + objective + "' has one output, not " + header.classes());
    }
    return link;
  }

  private static double signedSquare(double sum) {
    return Math.signum(sum) * sum * sum;
  }

  private void checkClasses() throws IOException {
    String expected = "num_class:" + header.classes();
    if (!words.contains(expected)) {
      throw text.problem("expected " + expected + " in the objective '" + header.objective() + "'");
    }
  }

  private double steepness() throws IOException {
    String prefix = "sigmoid:";
    double value = -1;
    for (String word : words) {
      if (word.startsWith(prefix)) {
        value = Decimals.parseRoughly(word.substring(prefix.length())).orElse(-1);
      }
    }
    if (!(value > 0)) {
      throw text.problem(
          "expected 'sigmoid:' and a positive number in the objective '"
              + header.objective()
              + "'");
    }
    return value;
  }
}
