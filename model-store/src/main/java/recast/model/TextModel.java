package recast.model;

import java.util.function.UnaryOperator;

/** Scores a whole record at a time, as text. */
record TextModel(UnaryOperator<String> scorer) implements Model {
  @Override
  public Signature signature() {
    return Signature.TEXT;
  }

  @Override
  public void score(RowBatch rows, RowBatch scores) {
    String[] records = rows.strings(0);
    String[] values = scores.strings(0);
    for (int row = 0; row < rows.size(); row++) {
      try {
        values[row] = scorer.apply(records[row]);
      } catch (RuntimeException e) {
        scores.fail(row, e.toString());
      }
    }
  }

  @Override
  public int batchRows() {
    return 1;
  }
}
