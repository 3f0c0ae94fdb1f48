package recast.publisher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import recast.store.GoldenRecord;

/**
 * A golden record as a JSON object: {@code record} is a text, or a JSON value that is the record
 * itself; {@code expected} is the line of output as a text, a number, an array for values with
 * commas in between, or an object; {@code tolerance} is optional.
 */
final class GoldenJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private GoldenJson() {}

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException when it is not a golden record; begins with {@code where}
   */
  static GoldenRecord read(String line, String where, double tolerance) {
    try {
      JsonNode json = JSON.readTree(line);
      return new GoldenRecord(
          text(json, "record"), text(json, "expected"), tolerance(json, tolerance));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static String text(JsonNode json, String name) throws JsonProcessingException {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    if (value.isArray() && name.equals("expected")) {
      List<String> columns = new ArrayList<>();
      value.forEach(column -> columns.add(quoted(column.asText())));
      return String.join(",", columns);
    }
    return value.isValueNode() ? value.asText() : JSON.writeValueAsString(value);
  }

  /** As columns are printed: a text with a comma or a quote in it is quoted. */
  private static String quoted(String column) {
    return column.indexOf(',') < 0 && column.indexOf('"') < 0
        ? column
        : '"' + column.replace("\"", "\"\"") + '"';
  }

  private static double tolerance(JsonNode json, double otherwise) {
    JsonNode tolerance = json.path("tolerance");
    if (tolerance.isMissingNode()) {
      return otherwise;
    }
    double value = tolerance.isNumber() ? tolerance.doubleValue() : Double.NaN;
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "'tolerance' must be a number from 0, such as 1e-6: " + tolerance);
    }
    return value;
  }
}
