package recast.model.example;

import recast.model.Model;
import recast.model.RowBatch;
import recast.model.Signature;

/** Left-pads a record with zeros to two characters, and repeats it three times when cloned. */
public record CloneModel(boolean cloned) implements Model {
  @Override
  public Signature signature() {
    return Signature.TEXT;
  }

  @Override
  public void score(RowBatch rows, RowBatch scores) {
    for (int row = 0; row < rows.size(); row++) {
      scores.strings(0)[row] = padded(rows.strings(0)[row]);
    }
  }

  @Override
  public int batchRows() {
    return 1;
  }

  private String padded(String record) {
    String padded = "0".repeat(Math.max(0, 2 - record.length())) + record;
    return cloned ? padded.repeat(3) : padded;
  }
}
