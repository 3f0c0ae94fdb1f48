package recast.format.xgboost;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import recast.model.Model;
import recast.model.RowBatch;

/** Files that XGBoost made, and scores. */
final class Fixtures {
  private Fixtures() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream file = Fixtures.class.getResourceAsStream(name + ".gz");
        InputStream in = new GZIPInputStream(Objects.requireNonNull(file, name))) {
      return in.readAllBytes();
    }
  }

  /** The floats of a file, the lowest byte first. */
  static float[] floats(String name) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
    float[] floats = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(floats);
    return floats;
  }

  static Model decode(byte[] file) throws IOException {
    return new XgboostFormat().decode(new ByteArrayInputStream(file));
  }

  /** The scores of rows, one after the other. */
  static float[] score(Model model, float[] rows) {
    int count = rows.length / model.signature().inputs().get(0).width();
    RowBatch in = new RowBatch(model.signature().inputs(), count);
    RowBatch out = new RowBatch(model.signature().outputs(), count);
    in.reset(count);
    out.reset(count);
    System.arraycopy(rows, 0, in.floats(0), 0, rows.length);
    model.score(in, out);
    return out.floats(0);
  }

  /** How floats are compared: to the last bit, but for the bits of NaN. */
  static int[] bits(float[] floats) {
    int[] bits = new int[floats.length];
    for (int i = 0; i < floats.length; i++) {
      bits[i] = Float.floatToIntBits(floats[i]);
    }
    return bits;
  }
}
