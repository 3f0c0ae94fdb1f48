package recast.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import recast.model.Field;
import recast.model.Signature;
import recast.record.RecordException;
import scala.collection.Seq;

/**
 * Finds the values that a model reads. A struct has them by name, in fields of their own or in one
 * array for a whole vector; so have several columns, or else by position, if there are as many. All
 * rows have the schema of the first one. Not thread-safe.
 */
final class FeatureReader {
  private final Signature signature;
  private final List<String> names;
  private final Object[] values;

  /** Where the value of an input is: the field, and the element of its array; -1 for none. */
  private int[] fields;

  private int[] elements;

  FeatureReader(Signature signature) {
    this.signature = signature;
    this.names = signature.inputNames();
    this.values = new Object[names.size()];
  }

  /**
   * The values in the order of the inputs, in an array that is used again.
   *
   * @param features a struct, or a single value
   */
  Object[] values(Object features) throws RecordException {
    if (features == null) {
      throw new RecordException("the features are null");
    }
    if (features instanceof Row row) {
      read(row);
    } else if (values.length == 1) {
      values[0] = features;
    } else {
      throw new RecordException("expected " + names + ", found one value");
    }
    return values;
  }

  private void read(Row row) throws RecordException {
    if (fields == null) {
      locate(row.schema());
    }
    for (int input = 0; input < values.length; input++) {
      Object value = fields[input] < 0 ? null : row.get(fields[input]);
      values[input] = elements[input] < 0 || value == null ? value : element(value, input);
    }
  }

  private Object element(Object vector, int input) throws RecordException {
    Field field = vectorOf(input);
    if (!(vector instanceof Seq<?> seq)) {
      throw new RecordException(field.name() + ": expected an array");
    }
    if (seq.length() != field.width()) {
      throw new RecordException(
          field.name() + ": expected " + field.width() + " values, found " + seq.length());
    }
    return seq.apply(elements[input]);
  }

  private Field vectorOf(int input) {
    int before = 0;
    for (Field field : signature.inputs()) {
      before += field.width();
      if (input < before) {
        return field;
      }
    }
    throw new IllegalArgumentException("no input " + input);
  }

  private void locate(StructType found) {
    Map<String, Integer> byName = new HashMap<>();
    for (String name : found.fieldNames()) {
      byName.putIfAbsent(name.toLowerCase(Locale.ROOT), byName.size());
    }
    fields = new int[names.size()];
    elements = new int[names.size()];
    int input = 0;
    for (Field field : signature.inputs()) {
      Integer vector = byName.get(field.name().toLowerCase(Locale.ROOT));
      for (int element = 0; element < field.width(); element++) {
        String name = field.elements().get(element).toLowerCase(Locale.ROOT);
        Integer single = byName.get(name);
        boolean inVector = single == null && vector != null;
        fields[input] = single != null ? single : inVector ? vector : -1;
        elements[input] = inVector ? element : -1;
        input++;
      }
    }
    if (isUnnamed() && found.size() == names.size()) {
      fields = IntStream.range(0, names.size()).toArray();
    }
  }

  /** Whether no value was found by its name. */
  private boolean isUnnamed() {
    return IntStream.of(fields).allMatch(field -> field < 0);
  }
}
