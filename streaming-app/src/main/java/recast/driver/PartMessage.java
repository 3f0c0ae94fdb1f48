package recast.driver;

/**
 * A message of one part. It travels as classes of Java alone: Spark reads it with a class loader
 * that does not know our jars.
 */
record PartMessage(Part part, Object body) {
  Object[] toWire() {
    return new Object[] {part.name(), body};
  }

  static PartMessage fromWire(Object message) {
    Object[] fields = (Object[]) message;
    return new PartMessage(Part.valueOf((String) fields[0]), fields[1]);
  }
}
