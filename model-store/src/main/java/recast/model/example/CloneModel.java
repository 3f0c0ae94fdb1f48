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

  private String padded(String record) {
    String padded = record.length() < 2 ? "0".repeat(2 - record.length()) + record : record;
    return cloned ? padded.repeat(3) : padded;
  }
}
