package recast.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a scored record by name: the members of a JSON object, or columns by number. */
final class ScoredRecordParser {
  private ScoredRecordParser() {}

  static Map<String, String> values(String line) {
    if (line.startsWith("{")) {
      try (JsonParser json = JsonReader.JSON.createParser(line)) {
        return members(json);
      } catch (IOException e) {
        // Falls through: the first of several columns may begin like an object.
      }
    }
    List<String> columns = columns(line);
    if (columns.size() == 1) {
      return Map.of("", columns.get(0));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String column : columns) {
      values.put("column " + (values.size() + 1), column);
    }
    return values;
  }

  private static Map<String, String> members(JsonParser json) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> path = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() != null) {
      JsonToken token = json.currentToken();
      if (token.isStructStart()) {
        path.add(String.valueOf(json.getParsingContext().getParent().getCurrentName()));
      } else if (token.isStructEnd() && !path.isEmpty()) {
        path.remove(path.size() - 1);
      } else if (token.isScalarValue()) {
        String name = json.currentName() == null ? "" + values.size() : json.currentName();
        values.put(String.join(".", path) + (path.isEmpty() ? "" : ".") + name, json.getText());
      }
    }
    return values;
  }

  private static List<String> columns(String line) {
    List<String> columns = new ArrayList<>();
    for (int at = 0; at <= line.length(); ) {
      StringBuilder column = new StringBuilder();
      at = appendColumn(line, at, column) + 1;
      columns.add(column.toString());
    }
    return columns;
  }

  /** Appends the value that begins at {@code from}, and returns where it ends. */
  private static int appendColumn(String line, int from, StringBuilder to) {
    try {
      int end = CsvColumn.end(line, from);
      if (CsvColumn.isQuoted(line, from)) {
        CsvColumn.appendUnquoted(line, from, end, to);
      } else {
        to.append(line, from, end);
      }
      return end;
    } catch (RecordException e) {
      // A model of texts writes what it likes: the quote is a character like any other.
      int end = CsvColumn.comma(line, from);
      to.append(line, from, end);
      return end;
    }
  }
}
