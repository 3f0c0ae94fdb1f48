package recast.format.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlibcExpTest {
  private static final long FIRST_STATE = 88172645463325252L;
  private static final long FIRST_SUM = 0xcbf29ce484222325L;
  private static final long FACTOR = 1099511628211L;

  private long state = FIRST_STATE;

  @Test
  void aMillionResultsEqualThoseOfTheCLibrary() throws IOException {
    List<String> sums = new ArrayList<>();
    long sum = FIRST_SUM;
    for (int i = 0; i < 1_000_000; i++) {
      double result = GlibcExp.exp(argument(i, draw()));
      sum = add(add(sum, result), GlibcLog1p.log1p(result));
      if (i % 10_000 == 9_999) {
        sums.add(String.format("%016x", sum));
      }
    }

    assertThat(sums).isEqualTo(Fixture.text("exponential.txt").lines().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "-0.0, 1",
    "1, 2.718281828459045",
    "Infinity, Infinity",
    "-Infinity, 0",
    "NaN, NaN",
    "709.782712893384, 1.7976931348622732E308",
    "709.7827128933841, Infinity",
    "1e300, Infinity",
    "-745.1332191019411, 4.9E-324",
    "-745.1332191019412, 0",
    "-1e300, 0"
  })
  void resultsAtTheEndsOfItsRange(double x, double expected) {
    assertThat(Double.valueOf(GlibcExp.exp(x))).isEqualTo(Double.valueOf(expected));
  }

  /** As exponential.c draws them. */
  private static double argument(int i, long bits) {
    double share = (bits >>> 11) * 0x1p-53;
    return switch (i % 4) {
      case 0 -> share * 1500 - 760;
      case 1 -> (share - 0.5) * 40;
      case 2 -> (share - 0.5) * 2;
      default -> Double.longBitsToDouble(bits);
    };
  }

  private long draw() {
    state ^= state << 13;
    state ^= state >>> 7;
    state ^= state << 17;
    return state;
  }

  private static long add(long sum, double value) {
    return (sum ^ Double.doubleToLongBits(value)) * FACTOR;
  }
}
