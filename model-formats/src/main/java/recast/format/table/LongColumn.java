package recast.format.table;

import recast.model.RowBatch;

/** Whole numbers. */
final class LongColumn implements Column {
  private final long[] repeated;

  LongColumn(long[] repeated) {
    this.repeated = repeated;
  }

  @Override
  public void read(RowBlock rows, RowBatch scores, int field, int first) {
    long[] values = scores.longs(field);
    for (int row = 0; row < rows.count(); row++) {
      if (!rows.isMissing(row)) {
        int number = rows.number(row);
        values[first + row] =
            RepeatedValues.isText(number)
                ? rows.decimal(row, RepeatedValues.size(number))
                : repeated[RepeatedValues.code(number)];
      }
    }
  }
}
