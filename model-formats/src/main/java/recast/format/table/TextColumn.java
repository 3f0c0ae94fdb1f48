package recast.format.table;

import recast.model.RowBatch;

/** Texts. */
final class TextColumn implements Column {
  private final String[] repeated;

  TextColumn(String[] repeated) {
    this.repeated = repeated;
  }

  @Override
  public void read(RowBlock rows, RowBatch scores, int field, int first) {
    // Each store of a new object into an old array is a memory fence in G1; a copied array is one.
    String[] values = rows.texts();
    for (int row = 0; row < rows.count(); row++) {
      values[row] = rows.isMissing(row) ? null : text(rows, row);
    }
    System.arraycopy(values, 0, scores.strings(field), first, rows.count());
  }

  private String text(RowBlock rows, int row) {
    int number = rows.number(row);
    return RepeatedValues.isText(number)
        ? rows.text(row, RepeatedValues.size(number))
        : repeated[RepeatedValues.code(number)];
  }
}
