package recast.format.table;

import java.util.List;
import recast.model.FieldType;
import recast.model.RowBatch;

/**
 * A column of a table. A value in a row is a {@linkplain Varint number} and its text; or the number
 * alone, when the value is one of the column's {@link RepeatedValues}.
 */
interface Column {
  /**
   * Reads the value of each row.
   *
   * @param rows before the value; then behind it
   * @param scores where the values go, in {@code field} from the row {@code first} on
   */
  void read(RowBlock rows, RowBatch scores, int field, int first);

  /**
   * The column of a type.
   *
   * @param repeated the values that rows have by number
   */
  static Column of(FieldType type, List<String> repeated) {
    return switch (type) {
      case LONG -> new LongColumn(repeated.stream().mapToLong(Long::parseLong).toArray());
      case DOUBLE -> new DoubleColumn(repeated.stream().mapToDouble(ColumnType::number).toArray());
      case FLOAT, STRING -> new TextColumn(repeated.toArray(String[]::new));
    };
  }
}
