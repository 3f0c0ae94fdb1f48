package recast.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import recast.model.RowBatch;
import recast.model.Signature;

/**
 * Reads values with commas in between. A value with a comma or a quote is quoted, and a quote in it
 * doubled; an empty value is missing. Columns that the model does not read are carried.
 */
final class CsvReader implements RowReader {
  private final List<Optional<Columns.Column>> columns;
  private final StringBuilder unquoted = new StringBuilder();
  private final StringBuilder carried = new StringBuilder();

  /**
   * @throws IOException when the columns lack something that the model reads
   */
  CsvReader(List<String> names, Signature signature) throws IOException {
    Columns inputs = new Columns(signature.inputs());
    List<String> read = names.isEmpty() ? signature.inputNames() : names;
    Set<String> missing = new TreeSet<>(signature.inputNames());
    read.forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new IOException(
          "the model reads "
              + missing
              + ", which are not among the columns "
              + read
              + " of its input");
    }
    this.columns = new ArrayList<>(read.stream().map(inputs::named).toList());
  }

  @Override
  public String read(String record, RowBatch rows, int row) throws RecordException {
    carried.setLength(0);
    int at = 0;
    for (int column = 0; column < columns.size(); column++) {
      if (at > record.length()) {
        throw new RecordException("expected " + columns.size() + " columns, found " + column);
      }
      int end = CsvColumn.end(record, at);
      set(columns.get(column), record, at, end, rows, row);
      at = end + 1;
    }
    if (at <= record.length()) {
      throw new RecordException("expected " + columns.size() + " columns, found more");
    }
    return carried.toString();
  }

  private void set(
      Optional<Columns.Column> column, String record, int from, int to, RowBatch rows, int row)
      throws RecordException {
    if (column.isEmpty()) {
      carried.append(record, from, to).append(',');
    } else if (from == to) {
      column.get().setMissing(rows, row);
    } else if (CsvColumn.isQuoted(record, from)) {
      unquoted.setLength(0);
      CsvColumn.appendUnquoted(record, from, to, unquoted);
      column.get().set(rows, row, unquoted, 0, unquoted.length());
    } else {
      column.get().set(rows, row, record, from, to);
    }
  }
}
