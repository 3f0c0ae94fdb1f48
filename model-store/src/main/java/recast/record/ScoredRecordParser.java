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
        return Map.of("", line);
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
    StringBuilder column = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '"') {
        quoted = !quoted;
        column.append(quoted && at > 0 && line.charAt(at - 1) == '"' ? "\"" : "");
      } else if (c == ',' && !quoted) {
        columns.add(column.toString());
        column.setLength(0);
      } else {
        column.append(c);
      }
    }
    columns.add(column.toString());
    return columns;
  }
}
