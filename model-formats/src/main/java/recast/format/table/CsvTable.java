package recast.format.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table with commas between its values, and a header. */
final class CsvTable {
  private CsvTable() {}

  /**
   * @param lines at the header
   */
  static TableModel read(TextLines lines) throws IOException {
    TableBuilder table = new TableBuilder(TableColumns.checked(lines, split(lines)));
    while (lines.next()) {
      table.add(lines, split(lines));
    }
    return table.build();
  }

  /** The values of a line: one with a comma or a quote in it is quoted, and its quotes doubled. */
  private static List<String> split(TextLines lines) throws IOException {
    String line = lines.text();
    List<String> values = new ArrayList<>();
    int at = 0;
    while (at <= line.length()) {
      int end = at < line.length() && line.charAt(at) == '"' ? endOfQuoted(lines, at) : at;
      int comma = line.indexOf(',', end);
      int next = comma < 0 ? line.length() : comma;
      if (end > at && next != end) {
        throw lines.wrong("expected a comma after the quote at character " + end);
      }
      values.add(
          end > at
              ? line.substring(at + 1, end - 1).replace("\"\"", "\"")
              : line.substring(at, next));
      at = next + 1;
    }
    return values;
  }

  private static int endOfQuoted(TextLines lines, int from) throws IOException {
    String line = lines.text();
    int quote = line.indexOf('"', from + 1);
    while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
      quote = line.indexOf('"', quote + 2);
    }
    if (quote < 0) {
      throw lines.wrong("the quote at character " + (from + 1) + " does not end on its line");
    }
    return quote + 1;
  }
}
