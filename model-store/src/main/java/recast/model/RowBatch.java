package recast.model;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of typed values, in one array per field, used again from batch to batch. The value of an
 * element is at {@code row * width + element} of the array of its field. Not thread-safe.
 */
public final class RowBatch {
  private final List<Field> fields;
  private final Object[] columns;
  private final String[] failures;
  private int size;

  /**
   * @param fields of each row
   * @param capacity the number of rows that fit
   */
  public RowBatch(List<Field> fields, int capacity) {
    this.fields = List.copyOf(fields);
    this.failures = new String[capacity];
    this.columns =
        fields.stream()
            .map(field -> column(field.type(), Math.multiplyExact(capacity, field.width())))
            .toArray();
  }

  public List<Field> fields() {
    return fields;
  }

  public int capacity() {
    return failures.length;
  }

  public int size() {
    return size;
  }

  /**
   * Begins a new batch. The values are those of the batch before until they are set; no row has
   * failed.
   *
   * @param rows at most the capacity
   */
  public void reset(int rows) {
    if (rows < 0 || rows > capacity()) {
      throw new IllegalArgumentException(rows + " rows do not fit into " + capacity());
    }
    Arrays.fill(failures, 0, rows, "");
    size = rows;
  }

  /** The values of a {@link FieldType#FLOAT} field. */
  public float[] floats(int field) {
    return (float[]) columns[field];
  }

  /** The values of a {@link FieldType#DOUBLE} field. */
  public double[] doubles(int field) {
    return (double[]) columns[field];
  }

  /** The values of a {@link FieldType#LONG} field. */
  public long[] longs(int field) {
    return (long[]) columns[field];
  }

  /** The values of a {@link FieldType#STRING} field. */
  public String[] strings(int field) {
    return (String[]) columns[field];
  }

  /** Says why a row has no values. */
  public void fail(int row, String reason) {
    failures[row] = reason.isEmpty() ? "no reason given" : reason;
  }

  public boolean failed(int row) {
    return !failures[row].isEmpty();
  }

  /** Why a row failed; empty when it has not. */
  public String reason(int row) {
    return failures[row];
  }

  private static Object column(FieldType type, int length) {
    return switch (type) {
      case FLOAT -> new float[length];
      case DOUBLE -> new double[length];
      case LONG -> new long[length];
      case STRING -> new String[length];
    };
  }
}
