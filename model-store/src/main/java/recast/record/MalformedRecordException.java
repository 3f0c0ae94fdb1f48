package recast.record;

/** The text of a record does not have the values that the model reads; the message says which. */
final class MalformedRecordException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedRecordException(String message) {
    super(message);
  }
}
