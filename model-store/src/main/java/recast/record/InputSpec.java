package recast.record;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import recast.model.Signature;

/** How the text of a record holds values; the form of the scored record follows from it. */
public sealed interface InputSpec extends Serializable {
  /** The whole record is one text. */
  record Text() implements InputSpec {
    @Override
    public String toString() {
      return "text";
    }
  }

  /**
   * Values with commas in between.
   *
   * @param columns the name of each; none when they are those of the model, in its order
   */
  record Csv(List<String> columns) implements InputSpec {
    public Csv {
      columns = List.copyOf(columns);
      Set<String> seen = new HashSet<>();
      for (String column : columns) {
        if (column.isEmpty() || !column.equals(column.strip())) {
          throw new IllegalArgumentException("a column needs a name: '" + column + "'");
        }
        if (!seen.add(column)) {
          throw new IllegalArgumentException("two columns are named '" + column + "'");
        }
      }
    }

    @Override
    public String toString() {
      return columns.isEmpty() ? "csv" : "csv:" + String.join(",", columns);
    }
  }

  /** A JSON object with a member for each value. */
  record Json() implements InputSpec {
    @Override
    public String toString() {
      return "json";
    }
  }

  /**
   * Reads what {@code toString} prints.
   *
   * @throws IllegalArgumentException when it is something else; the message says what is expected
   */
  static InputSpec parse(String text) {
    if (text.equals("text")) {
      return new Text();
    }
    if (text.equals("json")) {
      return new Json();
    }
    if (text.equals("csv")) {
      return new Csv(List.of());
    }
    if (text.startsWith("csv:")) {
      return new Csv(Arrays.asList(text.substring("csv:".length()).split(",", -1)));
    }
    throw new IllegalArgumentException(
        "expected text, csv, csv:NAME,NAME,... or json, found '" + text + "'");
  }

  /** What records look like when nobody says it: text for a model of texts, else columns. */
  static InputSpec defaultFor(Signature signature) {
    return signature.readsText() ? new Text() : new Csv(List.of());
  }
}
