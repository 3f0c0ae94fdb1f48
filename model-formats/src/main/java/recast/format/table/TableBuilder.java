package recast.format.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Signature;

/** Collects rows, and finds out what type each column has. */
final class TableBuilder {
  private final List<String> columns;
  private final FieldType[] types;
  private final List<RepeatedValues> repeated;
  private final Rows rows = new Rows();
  private final ByteArrayOutputStream row = new ByteArrayOutputStream();

  /**
   * @param columns the key, then the others
   */
  TableBuilder(List<String> columns) {
    this.columns = columns;
    this.types = new FieldType[columns.size()];
    Arrays.fill(types, FieldType.LONG);
    this.repeated = columns.stream().map(column -> new RepeatedValues()).toList();
  }

  /**
   * Adds a row.
   *
   * @param values one for each column; an empty text for one that is missing
   */
  void add(TextLines line, List<String> values) throws IOException {
    if (values.size() != columns.size()) {
      throw line.wrong("expected " + columns.size() + " columns, found " + values.size());
    }
    row.reset();
    for (int column = 0; column < values.size(); column++) {
      String value = values.get(column);
      // UTF-16 in place of UTF-8 shows by these.
      if (value.indexOf(0) >= 0) {
        throw line.wrong("'" + columns.get(column) + "' has a zero character");
      }
      types[column] = ColumnType.with(types[column], value);
      if (column == 0) {
        Rows.writeKey(value, row);
      } else {
        repeated.get(column).write(value, row);
      }
    }
    if (row.size() > RowBytes.LONGEST) {
      throw line.wrong("is longer than " + RowBytes.LONGEST + " bytes");
    }
    if (!rows.add(values.get(0), row.toByteArray())) {
      throw line.wrong("the key '" + values.get(0) + "' is there a second time");
    }
  }

  TableModel build() throws IOException {
    if (rows.count() == 0) {
      throw new IOException("the table has a header and no row");
    }
    rows.trim();
    List<Field> fields = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    for (int column = 1; column < types.length; column++) {
      fields.add(Field.of(columns.get(column), types[column]));
      values.add(Column.of(types[column], repeated.get(column).values()));
    }
    Field key = Field.of(columns.get(0), FieldType.STRING);
    return new TableModel(new Signature(List.of(key), fields), values, rows);
  }
}
