package recast.format.lightgbm;

/**
 * {@code log(1 + x)} as the C library of Linux computes it, for x that are not negative: all that
 * an exponential gives. Equal to the last bit to glibc 2.36 on a processor with fused multiply-add;
 * each version has an error of less than one unit in the last place, so others may differ there.
 *
 * <p>{@code 1 + x = 2^k * (1 + f)}, and {@code log(1 + f)} is a series in {@code f / (2 + f)}.
 */
final class GlibcLog1p {
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  private static final double TWO_THIRDS = 2.0 / 3.0;

  /** Coefficients of the series: nearly 2/3, 2/5, 2/7 and so on. */
  private static final double[] SERIES = {
    0x1.5555555555593p-1,
    0x1.999999997fa04p-2,
    0x1.2492494229359p-2,
    0x1.c71c51d8e78afp-3,
    0x1.7466496cb03dep-3,
    0x1.39a09d078c69fp-3,
    0x1.2f112df3e5244p-3
  };

  /** The high word of sqrt(2), from which on 1 + f is halved. */
  private static final int ROOT_TWO = 0x6a09e;

  private static final double TINY = 0x1p-54;
  private static final double SMALL = 0x1p-29;
  private static final double ALL_DIGITS = 0x1p53;

  private GlibcLog1p() {}

  static double log1p(double x) {
    if (x < SMALL) {
      return x < TINY ? x : x - x * x * 0.5;
    }
    if (!(x < Double.POSITIVE_INFINITY)) {
      return x;
    }
    if (highWord(x) < 0x3fda827a) {
      return ofFraction(x, 0, 0.0, 1);
    }
    double sum = x < ALL_DIGITS ? 1.0 + x : x;
    int k = Math.getExponent(sum);
    double lost = 0.0;
    if (x < ALL_DIGITS) {
      lost = (k > 0 ? 1.0 - (sum - x) : x - (sum - 1.0)) / sum;
    }
    int high = highWord(sum) & 0xfffff;
    if (high < ROOT_TWO) {
      return ofFraction(withHighWord(sum, high | 0x3ff00000) - 1.0, k, lost, high);
    }
    double half = withHighWord(sum, high | 0x3fe00000);
    return ofFraction(half - 1.0, k + 1, lost, (0x100000 - high) >> 2);
  }

  /**
   * @param lost what rounding took from 1 + x, relative to it
   * @param size zero when f is below 2^-20
   */
  private static double ofFraction(double f, int k, double lost, int size) {
    double halfSquare = 0.5 * f * f;
    if (size == 0) {
      return ofSmallFraction(f, k, lost, halfSquare);
    }
    double s = f / (2.0 + f);
    double z = s * s;
    double z2 = z * z;
    double z4 = z2 * z2;
    double r2 = Math.fma(z, SERIES[2], SERIES[1]);
    double r3 = Math.fma(z, SERIES[4], SERIES[3]);
    double r4 = Math.fma(z, SERIES[6], SERIES[5]);
    double r = Math.fma(z2 * z4, r4, Math.fma(z4, r3, Math.fma(z, SERIES[0], z2 * r2)));
    double correction = s * (halfSquare + r);
    if (k == 0) {
      return f - (halfSquare - correction);
    }
    double low = Math.fma(k, LN2_LOW, lost) + correction;
    return Math.fma(k, LN2_HIGH, -(halfSquare - low - f));
  }

  private static double ofSmallFraction(double f, int k, double lost, double halfSquare) {
    double low = Math.fma(k, LN2_LOW, lost);
    if (f == 0.0) {
      return Math.fma(k, LN2_HIGH, low);
    }
    double r = halfSquare * Math.fma(-TWO_THIRDS, f, 1.0);
    return Math.fma(k, LN2_HIGH, -(r - low - f));
  }

  private static int highWord(double value) {
    return (int) (Double.doubleToRawLongBits(value) >>> 32);
  }

  private static double withHighWord(double value, int high) {
    long low = Double.doubleToRawLongBits(value) & 0xffffffffL;
    return Double.longBitsToDouble((long) high << 32 | low);
  }
}
