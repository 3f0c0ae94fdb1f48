package recast.format.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recast.model.Model;
import recast.model.RowBatch;
import recast.model.Signature;

/** Gives the row of a key. */
final class TableModel implements Model {
  private static final String ANY = "*";

  private final Signature signature;
  private final List<Column> columns;
  private final Rows rows;

  /** Where the values of the default row begin; negative when there is none. */
  private final int defaultRow;

  /**
   * @param columns of the outputs
   */
  TableModel(Signature signature, List<Column> columns, Rows rows) {
    this.signature = signature;
    this.columns = columns;
    this.rows = rows;
    this.defaultRow = rows.find(ANY);
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public void score(RowBatch keys, RowBatch scores) {
    int size = keys.size();
    RowBlock block = new RowBlock(rows, Math.min(size, RowBlock.MOST_ROWS));
    for (int first = 0; first < size; first += RowBlock.MOST_ROWS) {
      block.find(keys.strings(0), first, Math.min(size - first, RowBlock.MOST_ROWS));
      replaceMissing(block, keys, scores, first);
      for (int field = 0; field < columns.size(); field++) {
        columns.get(field).read(block, scores, field, first);
      }
    }
  }

  private void replaceMissing(RowBlock block, RowBatch keys, RowBatch scores, int first) {
    for (int row = 0; row < block.count(); row++) {
      if (block.isMissing(row) && defaultRow >= 0) {
        block.moveTo(row, defaultRow);
      } else if (block.isMissing(row)) {
        scores.fail(first + row, "the table has no row '" + keys.strings(0)[first + row] + "'");
      }
    }
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("rows", Integer.toString(rows.count()));
    facts.put("key", signature.inputs().get(0).name());
    facts.put("default row", defaultRow >= 0 ? "yes" : "no");
    return facts;
  }
}
