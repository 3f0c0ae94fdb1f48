package recast.record;

import recast.model.RowBatch;

/** Prints values so that they are read back to the same bits. */
final class ValuePrinter {
  private ValuePrinter() {}

  /** Appends a number. */
  static void appendNumber(StringBuilder to, Columns.Column column, RowBatch values, int row) {
    int index = row * column.of().width() + column.element();
    switch (column.of().type()) {
      case FLOAT ->
          // As a double: read as either type it is the same number.
          to.append((double) values.floats(column.field())[index]);
      case DOUBLE -> to.append(values.doubles(column.field())[index]);
      case LONG -> to.append(values.longs(column.field())[index]);
      case STRING -> throw new IllegalArgumentException(column.name() + " is not a number");
    }
  }

  /** The text of a {@link recast.model.FieldType#STRING} value. */
  static String string(Columns.Column column, RowBatch values, int row) {
    return values.strings(column.field())[row * column.of().width() + column.element()];
  }
}
