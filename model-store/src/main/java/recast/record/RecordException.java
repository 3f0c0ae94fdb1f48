package recast.record;

/** The text of a record does not have the values that the model reads; the message says which. */
final class RecordException extends Exception {
  private static final long serialVersionUID = 1;

  RecordException(String message) {
    super(message);
  }
}
