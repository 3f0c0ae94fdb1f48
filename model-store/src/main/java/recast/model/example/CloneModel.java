package recast.model.example;

import java.util.Iterator;
import recast.model.Model;
import recast.model.Outcome;

/** Left-pads a record with zeros to two characters, and repeats it three times when cloned. */
public record CloneModel(boolean cloned) implements Model {
  @Override
  public Iterator<Outcome> score(Iterator<String> records) {
    return Model.ofEach(this::score).score(records);
  }

  private String score(String record) {
    String padded = "0".repeat(Math.max(0, 2 - record.length())) + record;
    return cloned ? padded.repeat(3) : padded;
  }
}
