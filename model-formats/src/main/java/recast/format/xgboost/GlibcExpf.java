package recast.format.xgboost;

/**
 * The exponential function of floats, with the result of the C library that XGBoost calls (glibc,
 * since 2.27), to the last bit. Rounding the one of doubles differs for a few arguments.
 *
 * <p>With {@code x = (k + r) ln 2 / 32}, where {@code k} is whole and {@code |r| <= 1/2}, it is
 * {@code 2^(k/32)}, from a table, times a polynomial in {@code r}, all in doubles.
 */
final class GlibcExpf {
  private static final int STEPS = 32;
  private static final double STEPS_PER_LN2 = 0x1.71547652b82fep+0 * STEPS;
  private static final double CUBIC = 0x1.c6af84b912394p-5 / STEPS / STEPS / STEPS;
  private static final double QUADRATIC = 0x1.ebfce50fac4f3p-3 / STEPS / STEPS;
  private static final double LINEAR = 0x1.62e42ff0c52d6p-1 / STEPS;

  /** Adding it rounds to a whole number, in the low bits of the sum. */
  private static final double ROUNDING = 0x1.8p+52;

  private static final float OVERFLOW = 0x1.62e42ep6f;
  private static final float UNDERFLOW = -0x1.9fe368p6f;

  private static final double[] POWERS = new double[STEPS];

  static {
    for (int i = 0; i < STEPS; i++) {
      POWERS[i] = StrictMath.pow(2, i / (double) STEPS);
    }
  }

  private GlibcExpf() {}

  static float exp(float x) {
    if (x > OVERFLOW) {
      return Float.POSITIVE_INFINITY;
    }
    if (x < UNDERFLOW) {
      return 0;
    }
    if (Float.isNaN(x)) {
      return x;
    }
    double steps = STEPS_PER_LN2 * x;
    double shifted = steps + ROUNDING;
    long k = Double.doubleToRawLongBits(shifted);
    double r = steps - (shifted - ROUNDING);
    double power = POWERS[(int) k & (STEPS - 1)];
    // The whole powers of two go straight into the exponent.
    double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(power) + ((k >> 5) << 52));
    double high = CUBIC * r + QUADRATIC;
    double low = LINEAR * r + 1;
    return (float) ((high * (r * r) + low) * scale);
  }
}
