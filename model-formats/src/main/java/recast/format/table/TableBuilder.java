package recast.format.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import recast.model.FieldType;

/** Collects rows, and finds out what type each column has. */
final class TableBuilder {
  private final List<String> columns;
  private final FieldType[] types;
  private final Rows rows = new Rows();
  private final ByteArrayOutputStream row = new ByteArrayOutputStream();

  /**
   * @param columns the key, then the others
   */
  TableBuilder(List<String> columns) {
    this.columns = columns;
    this.types = new FieldType[columns.size()];
    Arrays.fill(types, FieldType.LONG);
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
      if (value.indexOf(0) >= 0) {
        throw line.wrong("'" + columns.get(column) + "' has a zero character");
      }
      types[column] = ColumnType.with(types[column], value);
      row.writeBytes(value.getBytes(StandardCharsets.UTF_8));
      row.write(0);
    }
    if (row.size() > Rows.LONGEST) {
      throw line.wrong("is longer than " + Rows.LONGEST + " bytes");
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
    return new TableModel(columns, List.of(types), rows);
  }
}
