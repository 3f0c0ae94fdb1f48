package recast.format.lightgbm;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The exponential function as the C library of Linux computes it, to the last bit. LightGBM calls
 * that one, and neither {@link Math#exp} nor {@link StrictMath#exp} agrees with it everywhere.
 *
 * <p>{@code exp(x) = 2^(k/128) * exp(r)} with an integer k and a small r; the first factor comes
 * from a table, the second from a polynomial. Each step rounds as in glibc 2.36 on a processor with
 * fused multiply-add; the algorithm has been the same since glibc 2.28.
 */
final class GlibcExp {
  private static final int STEPS = 128;
  private static final int STEP_BITS = 7;
  private static final int FRACTION_BITS = 52;

  private static final double STEPS_PER_E = 0x1.71547652b82fep0 * STEPS;
  private static final double MINUS_STEP_HIGH = -0x1.62e42fefa0000p-8;
  private static final double MINUS_STEP_LOW = -0x1.cf79abc9e3b3ap-47;

  /** The sum with it has no fraction, and its low bits are the integer. */
  private static final double TO_INTEGER = 0x1.8p52;

  /** Coefficients of r^2 to r^5: nearly the reciprocals of the factorials. */
  private static final double C2 = 0x1.ffffffffffdbdp-2;

  private static final double C3 = 0x1.555555555543cp-3;
  private static final double C4 = 0x1.55555cf172b91p-5;
  private static final double C5 = 0x1.1111167a4d017p-7;

  /** Beyond these, the bits of the power of two overflow while the result may not. */
  private static final double EXPONENT_FITS = 512;

  private static final double TINY = 0x1p-54;
  private static final double OVERFLOWS = 1024;

  /** Bits of 2^(i/128), less those that the integer k adds to the exponent. */
  private static final long[] POWER = new long[STEPS];

  /** What rounding took from them, relative to them. */
  private static final double[] TAIL = new double[STEPS];

  static {
    MathContext digits = new MathContext(60);
    BigDecimal root = BigDecimal.valueOf(2);
    for (int i = 0; i < STEP_BITS; i++) {
      root = root.sqrt(digits);
    }
    BigDecimal exact = BigDecimal.ONE;
    for (int i = 0; i < STEPS; i++) {
      double rounded = exact.doubleValue();
      BigDecimal lost = exact.divide(new BigDecimal(rounded), digits).subtract(BigDecimal.ONE);
      TAIL[i] = lost.doubleValue();
      POWER[i] = Double.doubleToRawLongBits(rounded) - ((long) i << (FRACTION_BITS - STEP_BITS));
      exact = exact.multiply(root, digits);
    }
  }

  private GlibcExp() {}

  static double exp(double x) {
    double size = Math.abs(x);
    if (size < TINY) {
      return 1.0 + x;
    }
    if (!(size < OVERFLOWS)) {
      return ofHuge(x);
    }
    double shifted = Math.fma(STEPS_PER_E, x, TO_INTEGER);
    long k = Double.doubleToRawLongBits(shifted);
    double steps = shifted - TO_INTEGER;
    double r = Math.fma(steps, MINUS_STEP_LOW, Math.fma(steps, MINUS_STEP_HIGH, x));
    int entry = (int) k & (STEPS - 1);
    double square = r * r;
    double low = Math.fma(Math.fma(r, C3, C2), square, TAIL[entry] + r);
    double fraction = Math.fma(square * square, Math.fma(r, C5, C4), low);
    long power = POWER[entry] + (k << (FRACTION_BITS - STEP_BITS));
    if (size < EXPONENT_FITS) {
      double scale = Double.longBitsToDouble(power);
      return Math.fma(scale, fraction, scale);
    }
    return x > 0 ? nearOverflow(fraction, power) : nearUnderflow(fraction, power);
  }

  private static double ofHuge(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    return x > 0 ? Double.POSITIVE_INFINITY : 0.0;
  }

  private static double nearOverflow(double fraction, long power) {
    double scale = Double.longBitsToDouble(power - (1009L << FRACTION_BITS));
    return 0x1p1009 * Math.fma(scale, fraction, scale);
  }

  private static double nearUnderflow(double fraction, long power) {
    double scale = Double.longBitsToDouble(power + (1022L << FRACTION_BITS));
    double product = scale * fraction;
    double result = scale + product;
    if (result < 1.0) {
      // Round once to the precision of a subnormal number, not twice.
      double lost = scale - result + product;
      double rounded = 1.0 + result;
      double rest = 1.0 - rounded + result + lost;
      result = rounded + rest - 1.0;
    }
    return 0x1p-1022 * result;
  }
}
