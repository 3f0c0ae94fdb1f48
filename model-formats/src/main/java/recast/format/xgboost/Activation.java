package recast.format.xgboost;

/** From the margins of rows to their scores, in floats and in the order of XGBoost. */
enum Activation {
  IDENTITY {
    @Override
    void apply(float[] margins, int count, int groups, float[] scores) {
      System.arraycopy(margins, 0, scores, 0, count * groups);
    }
  },
  SIGMOID {
    @Override
    void apply(float[] margins, int count, int groups, float[] scores) {
      for (int i = 0; i < count * groups; i++) {
        // The bound keeps the denominator finite. XGBoost also adds 1e-16, which changes no float.
        float negated = Math.min(-margins[i], MAX_EXPONENT);
        scores[i] = 1f / (GlibcExpf.exp(negated) + 1f);
      }
    }
  },
  EXP {
    @Override
    void apply(float[] margins, int count, int groups, float[] scores) {
      for (int i = 0; i < count * groups; i++) {
        scores[i] = GlibcExpf.exp(margins[i]);
      }
    }
  },
  EXP_OF_DOUBLE {
    @Override
    void apply(float[] margins, int count, int groups, float[] scores) {
      for (int i = 0; i < count * groups; i++) {
        scores[i] = (float) Math.exp(margins[i]);
      }
    }
  },
  STEP {
    @Override
    void apply(float[] margins, int count, int groups, float[] scores) {
      for (int i = 0; i < count * groups; i++) {
        scores[i] = margins[i] > 0 ? 1 : 0;
      }
    }
  },
  ARGMAX {
    @Override
    void apply(float[] margins, int count, int groups, float[] scores) {
      for (int row = 0; row < count; row++) {
        int first = row * groups;
        int best = 0;
        for (int group = 1; group < groups; group++) {
          if (margins[first + group] > margins[first + best]) {
            best = group;
          }
        }
        scores[row] = best;
      }
    }

    @Override
    int width(int groups) {
      return 1;
    }
  },
  SOFTMAX {
    @Override
    void apply(float[] margins, int count, int groups, float[] scores) {
      for (int first = 0; first < count * groups; first += groups) {
        float max = margins[first];
        for (int i = first + 1; i < first + groups; i++) {
          max = max < margins[i] || Float.isNaN(max) ? margins[i] : max;
        }
        double sum = 0;
        for (int i = first; i < first + groups; i++) {
          scores[i] = GlibcExpf.exp(margins[i] - max);
          sum += scores[i];
        }
        for (int i = first; i < first + groups; i++) {
          scores[i] /= (float) sum;
        }
      }
    }
  };

  private static final float MAX_EXPONENT = 88.7f;

  /**
   * Computes scores.
   *
   * @param margins of each row and group
   * @param count of rows
   * @param scores of each row, as many as {@link #width}; may be the same array as the margins
   */
  abstract void apply(float[] margins, int count, int groups, float[] scores);

  /** How many scores a row has. */
  int width(int groups) {
    return groups;
  }
}
