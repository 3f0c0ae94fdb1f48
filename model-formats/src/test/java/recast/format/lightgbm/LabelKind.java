package recast.format.lightgbm;

/** Which labels an objective takes. */
enum LabelKind {
  NUMBER {
    @Override
    float label(double sum) {
      return (float) (sum - 3);
    }
  },
  POSITIVE {
    @Override
    float label(double sum) {
      return (float) Math.max(0.01, sum);
    }
  },
  ZERO_OR_ONE {
    @Override
    float label(double sum) {
      return sum > 3.5 ? 1 : 0;
    }
  },
  SHARE {
    @Override
    float label(double sum) {
      return (float) (1 / (1 + Math.exp(3 - sum)));
    }
  },
  CLASS {
    @Override
    float label(double sum) {
      return Math.min(3, Math.max(0, (int) sum - 1));
    }
  };

  abstract float label(double sum);
}
