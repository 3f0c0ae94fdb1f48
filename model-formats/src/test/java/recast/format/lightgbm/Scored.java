package recast.format.lightgbm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import recast.model.Model;
import recast.model.RowBatch;

/** Scores of the reader under test. */
final class Scored {
  private Scored() {}

  static Model decode(String file) throws IOException {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    return new LightGbmFormat().decode(new ByteArrayInputStream(bytes));
  }

  /** The outputs for all rows, row by row, scored in batches. */
  static double[] score(Model model, double[] values, int batchRows) {
    int width = model.signature().inputs().get(0).width();
    int classes = model.signature().outputs().get(0).width();
    int count = values.length / width;
    RowBatch rows = new RowBatch(model.signature().inputs(), batchRows);
    RowBatch scores = new RowBatch(model.signature().outputs(), batchRows);
    double[] all = new double[count * classes];
    for (int from = 0; from < count; from += batchRows) {
      int size = Math.min(batchRows, count - from);
      rows.reset(size);
      scores.reset(size);
      System.arraycopy(values, from * width, rows.doubles(0), 0, size * width);
      model.score(rows, scores);
      System.arraycopy(scores.doubles(0), 0, all, from * classes, size * classes);
    }
    return all;
  }

  /** The bits, in which a NaN equals any other. */
  static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }
}
