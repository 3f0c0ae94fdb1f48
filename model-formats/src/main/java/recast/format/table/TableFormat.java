package recast.format.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import recast.model.Model;
import recast.model.ModelFormat;

/**
 * Reference data, to which records are joined: CSV with a header, or JSON lines. The first column,
 * or the first member of the first object, is the key. A row whose key is {@code *} is that of all
 * keys that have none.
 */
public final class TableFormat implements ModelFormat {
  @Override
  public String id() {
    return "table";
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    TextLines lines = new TextLines(new BufferedInputStream(payload, 1 << 16));
    if (!lines.next()) {
      throw new IOException("the table is empty, expected a header or a JSON object");
    }
    return lines.text().startsWith("{") ? JsonTable.read(lines) : CsvTable.read(lines);
  }
}
