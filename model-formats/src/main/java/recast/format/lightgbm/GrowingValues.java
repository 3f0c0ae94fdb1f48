package recast.format.lightgbm;

import java.io.IOException;
import java.util.Arrays;

/** Reads the values of a line into an array that grows with them, whatever count is announced. */
final class GrowingValues {
  private static final int FIRST = 256;

  private GrowingValues() {}

  /** Exactly {@code count} integers, and the end of the line. */
  static int[] ints(ModelText text, int count) throws IOException {
    int[] values = new int[Math.min(count, FIRST)];
    for (int i = 0; i < count; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, grown(i, count));
      }
      values[i] = text.readInt();
    }
    text.endLine();
    return values;
  }

  /** Exactly {@code count} integers without a sign, and the end of the line. */
  static int[] unsigned(ModelText text, int count) throws IOException {
    int[] values = new int[Math.min(count, FIRST)];
    for (int i = 0; i < count; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, grown(i, count));
      }
      values[i] = text.readUnsigned();
    }
    text.endLine();
    return values;
  }

  /** Exactly {@code count} numbers, and the end of the line. */
  static double[] doubles(ModelText text, int count) throws IOException {
    double[] values = new double[Math.min(count, FIRST)];
    for (int i = 0; i < count; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, grown(i, count));
      }
      values[i] = text.readDouble();
    }
    text.endLine();
    return values;
  }

  private static int grown(int length, int count) {
    return (int) Math.min(2L * length, count);
  }
}
