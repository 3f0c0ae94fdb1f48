package recast.example;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Model;
import recast.model.ModelFormat;
import recast.model.RowBatch;
import recast.model.Signature;

/** A model file is one number; the model tells whether the amount of a record is above it. */
public final class ThresholdFormat implements ModelFormat {
  private static final int LONGEST = 64;
  private static final Signature SIGNATURE =
      new Signature(
          List.of(Field.of("amount", FieldType.DOUBLE)),
          List.of(Field.of("above", FieldType.LONG)));

  @Override
  public String id() {
    return "threshold";
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    String text = new String(payload.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
    try {
      return new Threshold(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IOException("expected a number, found '" + text + "'", e);
    }
  }

  /** Immutable: the tasks of an executor use it at the same time. */
  private record Threshold(double limit) implements Model {
    @Override
    public Signature signature() {
      return SIGNATURE;
    }

    @Override
    public void score(RowBatch rows, RowBatch scores) {
      for (int row = 0; row < rows.size(); row++) {
        double amount = rows.doubles(0)[row];
        if (Double.isNaN(amount)) {
          scores.fail(row, "the amount is missing");
        }
        scores.longs(0)[row] = amount > limit ? 1 : 0;
      }
    }
  }
}
