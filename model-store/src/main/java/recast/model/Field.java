package recast.model;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * A named input or output of a model: one value, or a vector of them.
 *
 * @param name of the field, not empty
 * @param type of each element
 * @param elements the names of the elements of a vector, in their order; one that equals the name
 *     for a single value
 */
public record Field(String name, FieldType type, List<String> elements) implements Serializable {
  public Field {
    elements = List.copyOf(elements);
    if (name.isEmpty() || elements.isEmpty()) {
      throw new IllegalArgumentException("a field has a name and an element: '" + name + "'");
    }
    String twice = firstTwice(elements);
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException("field " + name + " has two elements '" + twice + "'");
    }
  }

  /** A single value. */
  public static Field of(String name, FieldType type) {
    return new Field(name, type, List.of(name));
  }

  /** How many values it has in a row. */
  public int width() {
    return elements.size();
  }

  /** The first name that occurs a second time, or an empty string. */
  static String firstTwice(Collection<String> names) {
    HashSet<String> seen = new HashSet<>();
    return names.stream().filter(name -> !seen.add(name)).findFirst().orElse("");
  }
}
