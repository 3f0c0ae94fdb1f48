package recast.format.lightgbm;

import java.util.function.DoubleUnaryOperator;

/** Turns the sums of a row into what an objective promises: a probability, a rate, a share. */
@FunctionalInterface
interface OutputTransform {
  /**
   * Replaces the sums of one row by its scores.
   *
   * @param scores of all rows; those of one row are replaced
   * @param from the first of the row
   * @param to the end of the row
   */
  void apply(double[] scores, int from, int to);

  /** A link of single values, such as one for each class on its own. */
  static OutputTransform ofEach(DoubleUnaryOperator each) {
    return (scores, from, to) -> {
      for (int i = from; i < to; i++) {
        scores[i] = each.applyAsDouble(scores[i]);
      }
    };
  }

  /** The logistic function, whose steepness is a parameter. */
  static OutputTransform sigmoid(double steepness) {
    return ofEach(sum -> 1.0 / (1.0 + GlibcExp.exp(-steepness * sum)));
  }

  /** Shares that add up to one. */
  static OutputTransform softmax() {
    return (scores, from, to) -> {
      double largest = scores[from];
      for (int i = from + 1; i < to; i++) {
        // As LightGBM compares: a NaN is never less than another value.
        largest = scores[i] < largest ? largest : scores[i];
      }
      double total = 0.0;
      for (int i = from; i < to; i++) {
        scores[i] = GlibcExp.exp(scores[i] - largest);
        total += scores[i];
      }
      for (int i = from; i < to; i++) {
        scores[i] /= total;
      }
    };
  }
}
