package recast.record;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.RowBatch;

/** Where each named value has its place in a row. */
final class Columns {
  /** The place of a value: among all values, the field, and the element in it. */
  record Column(int ordinal, int field, Field of, int element) {
    String name() {
      return of.elements().get(element);
    }

    private int index(int row) {
      return row * of.width() + element;
    }

    /** Sets the value that {@code text} prints. */
    void set(RowBatch rows, int row, CharSequence text, int from, int to) throws RecordException {
      try {
        switch (of.type()) {
          case FLOAT ->
              // Rounded twice, as by everyone who reads a double and gives it to a model of floats.
              rows.floats(field)[index(row)] = (float) NumberParser.parseDouble(text, from, to);
          case DOUBLE -> rows.doubles(field)[index(row)] = NumberParser.parseDouble(text, from, to);
          case LONG -> rows.longs(field)[index(row)] = NumberParser.parseLong(text, from, to);
          case STRING -> rows.strings(field)[index(row)] = text.subSequence(from, to).toString();
        }
      } catch (RecordException e) {
        throw new RecordException(name() + ": " + e.getMessage());
      }
    }

    /** Sets a value: a number, or the text of one; null for one that is missing. */
    void set(RowBatch rows, int row, Object value) throws RecordException {
      if (value == null) {
        setMissing(rows, row);
      } else if (of.type() == FieldType.STRING) {
        rows.strings(field)[index(row)] = value.toString();
      } else if (value instanceof CharSequence text) {
        set(rows, row, text, 0, text.length());
      } else if (of.type() == FieldType.LONG) {
        rows.longs(field)[index(row)] = whole(value);
      } else if (!(value instanceof Number number)) {
        throw new RecordException(name() + ": '" + value + "' is not a number");
      } else if (of.type() == FieldType.FLOAT) {
        rows.floats(field)[index(row)] = (float) number.doubleValue();
      } else {
        rows.doubles(field)[index(row)] = number.doubleValue();
      }
    }

    private long whole(Object value) throws RecordException {
      if (value instanceof Long || value instanceof Integer || value instanceof Short) {
        return ((Number) value).longValue();
      }
      if (value instanceof Byte small) {
        return small;
      }
      try {
        return new BigDecimal(value.toString()).longValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        throw new RecordException(name() + ": '" + value + "' is not a whole number of 64 bits");
      }
    }

    /** The value of a row. */
    Object value(RowBatch rows, int row) {
      return switch (of.type()) {
        case FLOAT -> (Object) rows.floats(field)[index(row)];
        case DOUBLE -> (Object) rows.doubles(field)[index(row)];
        case LONG -> (Object) rows.longs(field)[index(row)];
        case STRING -> rows.strings(field)[index(row)];
      };
    }

    /** Sets the value as missing. */
    void setMissing(RowBatch rows, int row) throws RecordException {
      switch (of.type()) {
        case FLOAT -> rows.floats(field)[index(row)] = Float.NaN;
        case DOUBLE -> rows.doubles(field)[index(row)] = Double.NaN;
        case LONG, STRING -> throw new RecordException("'" + name() + "' is missing");
      }
    }
  }

  private final Map<String, Column> byName = new LinkedHashMap<>();
  private final Map<String, List<Column>> vectors = new LinkedHashMap<>();

  Columns(List<Field> fields) {
    for (int field = 0; field < fields.size(); field++) {
      Field of = fields.get(field);
      for (int element = 0; element < of.width(); element++) {
        byName.put(of.elements().get(element), new Column(byName.size(), field, of, element));
      }
      vectors.put(of.name(), of.elements().stream().map(byName::get).toList());
    }
  }

  /** All places, in the order of the fields. */
  List<Column> all() {
    return List.copyOf(byName.values());
  }

  Optional<Column> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The places of a whole field. */
  Optional<List<Column>> vector(String name) {
    return Optional.ofNullable(vectors.get(name));
  }
}
