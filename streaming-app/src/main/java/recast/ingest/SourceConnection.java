package recast.ingest;

/**
 * The connection of a receiver to its source. Messages travel as classes of Java alone: Spark reads
 * them with a class loader that does not know our jars.
 *
 * @param connected whether it is open
 * @param problem why it is not; empty when it is, or when none was tried yet
 */
public record SourceConnection(boolean connected, String problem) {
  static final SourceConnection NONE_YET = new SourceConnection(false, "");
  static final SourceConnection OPEN = new SourceConnection(true, "");

  static SourceConnection failed(String problem) {
    return new SourceConnection(false, problem);
  }

  Object[] toWire() {
    return new Object[] {connected, problem};
  }

  static SourceConnection fromWire(Object message) {
    Object[] fields = (Object[]) message;
    return new SourceConnection((Boolean) fields[0], (String) fields[1]);
  }
}
