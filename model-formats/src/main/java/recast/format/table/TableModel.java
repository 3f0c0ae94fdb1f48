package recast.format.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Model;
import recast.model.RowBatch;
import recast.model.Signature;

/** Gives the row of a key. */
final class TableModel implements Model {
  private static final String ANY = "*";

  private final Signature signature;
  private final Rows rows;
  private final boolean hasDefault;

  /**
   * @param columns the key, then the others
   * @param types of the columns
   */
  TableModel(List<String> columns, List<FieldType> types, Rows rows) {
    List<Field> outputs = new ArrayList<>();
    for (int i = 1; i < columns.size(); i++) {
      outputs.add(Field.of(columns.get(i), types.get(i)));
    }
    this.signature = new Signature(List.of(Field.of(columns.get(0), FieldType.STRING)), outputs);
    this.rows = rows;
    this.hasDefault = rows.find(ANY, new RowValues());
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public void score(RowBatch keys, RowBatch scores) {
    String[] texts = keys.strings(0);
    RowValues found = new RowValues();
    for (int row = 0; row < keys.size(); row++) {
      if (rows.find(texts[row], found) || (hasDefault && rows.find(ANY, found))) {
        set(scores, row, found);
      } else {
        scores.fail(row, "the table has no row '" + texts[row] + "'");
      }
    }
  }

  private void set(RowBatch scores, int row, RowValues values) {
    List<Field> outputs = signature.outputs();
    for (int field = 0; field < outputs.size(); field++) {
      String value = values.next();
      switch (outputs.get(field).type()) {
        case LONG -> scores.longs(field)[row] = Long.parseLong(value);
        case DOUBLE -> scores.doubles(field)[row] = ColumnType.number(value);
        case FLOAT, STRING -> scores.strings(field)[row] = value;
      }
    }
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("rows", Integer.toString(rows.count()));
    facts.put("key", signature.inputs().get(0).name());
    facts.put("default row", hasDefault ? "yes" : "no");
    return facts;
  }
}
