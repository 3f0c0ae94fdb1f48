package recast.format.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of JSON objects, one a line. All have the members of the first one, or fewer. */
final class JsonTable {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonTable() {}

  /**
   * @param lines at the first object
   */
  static TableModel read(TextLines lines) throws IOException {
    Map<String, String> first = members(lines);
    List<String> columns = TableColumns.checked(lines, List.copyOf(first.keySet()));
    TableBuilder table = new TableBuilder(columns);
    table.add(lines, List.copyOf(first.values()));
    while (lines.next()) {
      table.add(lines, values(lines, columns));
    }
    return table.build();
  }

  private static List<String> values(TextLines lines, List<String> columns) throws IOException {
    Map<String, String> members = members(lines);
    if (!columns.containsAll(members.keySet())) {
      throw lines.wrong("expected members " + columns + ", found " + members.keySet());
    }
    if (!members.containsKey(columns.get(0))) {
      throw lines.wrong("the key '" + columns.get(0) + "' is missing");
    }
    List<String> values = new ArrayList<>();
    columns.forEach(column -> values.add(members.getOrDefault(column, "")));
    return values;
  }

  private static Map<String, String> members(TextLines lines) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(lines.text())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw lines.wrong("expected a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (!value.isScalarValue()) {
          throw lines.wrong("'" + name + "' is not a single value");
        }
        if (members.put(name, value == JsonToken.VALUE_NULL ? "" : json.getText()) != null) {
          throw lines.wrong("'" + name + "' is there a second time");
        }
      }
      if (json.nextToken() != null) {
        throw lines.wrong("something follows the JSON object");
      }
    } catch (JsonProcessingException e) {
      throw lines.wrong("is not JSON: " + e.getOriginalMessage());
    }
    return members;
  }
}
