package recast.format.table;

import recast.model.RowBatch;

/** Numbers. */
final class DoubleColumn implements Column {
  private final double[] repeated;

  DoubleColumn(double[] repeated) {
    this.repeated = repeated;
  }

  @Override
  public void read(RowBlock rows, RowBatch scores, int field, int first) {
    double[] values = scores.doubles(field);
    for (int row = 0; row < rows.count(); row++) {
      if (!rows.isMissing(row)) {
        int number = rows.number(row);
        values[first + row] =
            RepeatedValues.isText(number)
                ? ColumnType.number(rows.text(row, RepeatedValues.size(number)))
                : repeated[RepeatedValues.code(number)];
      }
    }
  }
}
