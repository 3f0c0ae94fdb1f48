package recast.sql;

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

/** {@code A B}: A times the amount, and B times each of two ages; a third word adds an output. */
public final class LinearFormat implements ModelFormat {
  @Override
  public String id() {
    return "linear";
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    String[] words = new String(payload.readAllBytes(), StandardCharsets.UTF_8).split(" ", -1);
    return new Linear(Float.parseFloat(words[0]), Double.parseDouble(words[1]), words.length > 2);
  }

  private record Linear(float a, double b, boolean twoOutputs) implements Model {
    @Override
    public Signature signature() {
      Field score = Field.of("score", FieldType.DOUBLE);
      return new Signature(
          List.of(
              Field.of("amount", FieldType.FLOAT),
              new Field("ages", FieldType.DOUBLE, List.of("age1", "age2")),
              Field.of("count", FieldType.LONG)),
          twoOutputs ? List.of(score, Field.of("label", FieldType.STRING)) : List.of(score));
    }

    @Override
    public void score(RowBatch rows, RowBatch scores) {
      for (int row = 0; row < rows.size(); row++) {
        if (rows.longs(2)[row] < 0) {
          scores.fail(row, "count is negative");
          continue;
        }
        double[] ages = rows.doubles(1);
        double score =
            a * rows.floats(0)[row] + b * (ages[2 * row] + ages[2 * row + 1]) + rows.longs(2)[row];
        scores.doubles(0)[row] = score;
        if (twoOutputs) {
          scores.strings(1)[row] = score > 0 ? "good" : "bad";
        }
      }
    }
  }
}
