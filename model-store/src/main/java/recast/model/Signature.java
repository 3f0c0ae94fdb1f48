package recast.model;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a model reads and what it gives. The names of all elements of the inputs differ from each
 * other, and so do those of the outputs.
 */
public record Signature(List<Field> inputs, List<Field> outputs) implements Serializable {
  /** A model that makes a text of a whole record. */
  public static final Signature TEXT =
      new Signature(
          List.of(Field.of("record", FieldType.STRING)),
          List.of(Field.of("score", FieldType.STRING)));

  public Signature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    refuseTwice("input", inputs);
    refuseTwice("output", outputs);
  }

  /** The names of all values of the inputs, in their order. */
  public List<String> inputNames() {
    return names(inputs).toList();
  }

  /** The names of all values of the outputs, in their order. */
  public List<String> outputNames() {
    return names(outputs).toList();
  }

  /** Whether the model can read a whole record as one text. */
  public boolean readsText() {
    return inputs.size() == 1
        && inputs.get(0).type() == FieldType.STRING
        && inputs.get(0).width() == 1;
  }

  private static void refuseTwice(String kind, List<Field> fields) {
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a model has at least one " + kind);
    }
    String twice = Field.firstTwice(names(fields).toList());
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException("two " + kind + "s are named '" + twice + "'");
    }
  }

  private static Stream<String> names(List<Field> fields) {
    return fields.stream().flatMap(field -> field.elements().stream());
  }
}
