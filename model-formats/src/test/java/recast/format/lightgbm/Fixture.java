package recast.format.lightgbm;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Files beside this class. */
final class Fixture {
  private Fixture() {}

  static String text(String name) throws IOException {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static String model(String name) throws IOException {
    try (InputStream in = new GZIPInputStream(open(name + ".txt.gz"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What the library that made the model scored, row by row. */
  static double[] scores(String name, int count) throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(open(name + ".scores.gz")))) {
      double[] scores = new double[count];
      for (int i = 0; i < count; i++) {
        scores[i] = in.readDouble();
      }
      return scores;
    }
  }

  private static InputStream open(String name) {
    InputStream in = Fixture.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("no fixture " + name);
    }
    return in;
  }
}
