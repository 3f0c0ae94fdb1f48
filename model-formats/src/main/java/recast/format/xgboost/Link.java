package recast.format.xgboost;

/** From the scale of the scores to that of the margins, for the base score. */
enum Link {
  IDENTITY {
    @Override
    float margin(float score) {
      return score;
    }
  },
  LOG {
    @Override
    float margin(float score) {
      return GlibcLogf.log(score);
    }
  },
  LOGIT {
    @Override
    float margin(float score) {
      if (score < 0 || score > 1) {
        return Float.NaN;
      }
      float inside = Math.min(Math.max(score, EPSILON), 1f - EPSILON);
      return -GlibcLogf.log(1f / inside - 1f);
    }
  };

  private static final float EPSILON = 1e-6f;

  /** The margin; not finite when there is none for such a score. */
  abstract float margin(float score);
}
