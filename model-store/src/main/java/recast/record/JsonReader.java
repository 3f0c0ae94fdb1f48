package recast.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recast.model.RowBatch;
import recast.model.Signature;

/**
 * Reads a JSON object with a member for each value, or for each vector of values. What is absent or
 * null is missing; members that the model does not read are carried as they are.
 */
final class JsonReader implements RowReader {
  /** Accepts NaN and Infinity, as Python prints them. */
  static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Columns inputs;
  private final List<Columns.Column> all;
  private final Set<String> outputs;
  private final boolean[] seen;
  private final StringBuilder carried = new StringBuilder();

  JsonReader(Signature signature) {
    this.inputs = new Columns(signature.inputs());
    this.all = inputs.all();
    this.outputs = Set.copyOf(signature.outputNames());
    this.seen = new boolean[all.size()];
  }

  @Override
  public String read(String record, RowBatch rows, int row) throws RecordException {
    carried.setLength(0);
    carried.append('{');
    Arrays.fill(seen, false);
    try (JsonParser json = JSON.createParser(record)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new RecordException("expected a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        member(json, rows, row);
      }
      if (json.nextToken() != null) {
        throw new RecordException("something follows the JSON object");
      }
    } catch (JsonProcessingException e) {
      throw new RecordException("not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        all.get(i).setMissing(rows, row);
      }
    }
    return carried.append('}').toString();
  }

  private void member(JsonParser json, RowBatch rows, int row) throws IOException, RecordException {
    String name = json.currentName();
    JsonToken value = json.nextToken();
    Optional<Columns.Column> column = inputs.named(name);
    Optional<List<Columns.Column>> vector = inputs.vector(name);
    if (value == JsonToken.START_ARRAY && vector.isPresent()) {
      vector(name, vector.get(), json, rows, row);
    } else if (column.isPresent()) {
      set(column.get(), json, rows, row);
    } else if (outputs.contains(name)) {
      // The score takes its place.
      json.skipChildren();
    } else {
      JsonText.appendName(name, carried);
      JsonText.appendValue(json, carried);
    }
  }

  private void vector(
      String name, List<Columns.Column> elements, JsonParser json, RowBatch rows, int row)
      throws IOException, RecordException {
    for (Columns.Column element : elements) {
      if (json.nextToken() == JsonToken.END_ARRAY) {
        throw new RecordException(name + ": expected " + elements.size() + " values");
      }
      set(element, json, rows, row);
    }
    if (json.nextToken() != JsonToken.END_ARRAY) {
      throw new RecordException(name + ": found more than " + elements.size() + " values");
    }
  }

  private void set(Columns.Column column, JsonParser json, RowBatch rows, int row)
      throws IOException, RecordException {
    switch (json.currentToken()) {
      case VALUE_NULL -> column.setMissing(rows, row);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
        String text = json.getText();
        column.set(rows, row, text, 0, text.length());
      }
      default -> throw new RecordException(column.name() + ": expected a value");
    }
    seen[column.ordinal()] = true;
  }
}
