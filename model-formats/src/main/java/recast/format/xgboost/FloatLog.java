package recast.format.xgboost;

final class FloatLog {
  private FloatLog() {}

  static float log(float x) {
    return (float) Math.log(x);
  }
}
