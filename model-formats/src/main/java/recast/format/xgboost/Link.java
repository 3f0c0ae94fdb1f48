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
      return FloatLog.log(score);
    }
  },
  LOGIT {
    @Override
    float margin(float score) {
      return -FloatLog.log(1f / score - 1f);
    }
  };

  abstract float margin(float score);
}
