package recast.model;

/** The type of every element of a field. */
public enum FieldType {
  FLOAT,
  DOUBLE,
  LONG,
  STRING;

  /** Whether a value may be missing, as NaN. */
  public boolean hasMissing() {
    return this == FLOAT || this == DOUBLE;
  }
}
