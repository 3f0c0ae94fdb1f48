package recast.format.xgboost;

/**
 * The natural logarithm of floats, with the result of the C library that XGBoost calls (glibc,
 * since 2.27), to the last bit. Rounding the one of doubles differs for about one in a hundred.
 *
 * <p>With {@code x = 2^k z} and {@code z} near {@code c}, one of sixteen numbers, it is {@code k ln
 * 2 + ln c + ln(1 + r)}, where {@code r = z/c - 1} is small: a polynomial, all in doubles.
 */
final class GlibcLogf {
  private static final int BITS_OF_FRACTION = 23;
  private static final int BITS_OF_INDEX = 4;

  /** The lowest {@code z}, about 0.7, so that the range of {@code ln z} is around 0. */
  private static final int LOWEST = 0x3f330000;

  private static final double LN2 = 0x1.62e42fefa39efp-1;
  private static final double QUARTIC = -0x1.00ea348b88334p-2;
  private static final double CUBIC = 0x1.5575b0be00b6ap-2;
  private static final double QUADRATIC = -0x1.ffffef20a4123p-2;

  private static final double[] INVERSES = {
    0x1.661ec79f8f3bep+0, 0x1.571ed4aaf883dp+0, 0x1.49539f0f010bp+0, 0x1.3c995b0b80385p+0,
    0x1.30d190c8864a5p+0, 0x1.25e227b0b8eap+0, 0x1.1bb4a4a1a343fp+0, 0x1.12358f08ae5bap+0,
    0x1.0953f419900a7p+0, 0x1p+0, 0x1.e608cfd9a47acp-1, 0x1.ca4b31f026aap-1,
    0x1.b2036576afce6p-1, 0x1.9c2d163a1aa2dp-1, 0x1.886e6037841edp-1, 0x1.767dcf5534862p-1
  };

  private static final double[] LOGARITHMS = {
    -0x1.57bf7808caadep-2, -0x1.2bef0a7c06ddbp-2, -0x1.01eae7f513a67p-2, -0x1.b31d8a68224e9p-3,
    -0x1.6574f0ac07758p-3, -0x1.1aa2bc79c81p-3, -0x1.a4e76ce8c0e5ep-4, -0x1.1973c5a611cccp-4,
    -0x1.252f438e10c1ep-5, 0, 0x1.aa5aa5df25984p-5, 0x1.c5e53aa362eb4p-4,
    0x1.526e57720db08p-3, 0x1.bc2860d22477p-3, 0x1.1058bc8a07ee1p-2, 0x1.4043057b6ee09p-2
  };

  private GlibcLogf() {}

  static float log(float x) {
    if (!(x >= Float.MIN_NORMAL && x < Float.POSITIVE_INFINITY)) {
      // Zero, the negative and the infinite ones have no rounding, and denormals are no base score.
      return (float) Math.log(x);
    }
    int bits = Float.floatToRawIntBits(x);
    int above = bits - LOWEST;
    int index = (above >> (BITS_OF_FRACTION - BITS_OF_INDEX)) & ((1 << BITS_OF_INDEX) - 1);
    int k = above >> BITS_OF_FRACTION;
    double z = Float.intBitsToFloat(bits - (k << BITS_OF_FRACTION));
    double r = z * INVERSES[index] - 1;
    double whole = LOGARITHMS[index] + k * LN2;
    double square = r * r;
    double small = QUARTIC * square + (CUBIC * r + QUADRATIC);
    return (float) (small * square + (whole + r));
  }
}
