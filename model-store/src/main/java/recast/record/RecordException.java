package recast.record;

/** A record, or its text, does not have the values that the model reads; the message says which. */
public final class RecordException extends Exception {
  private static final long serialVersionUID = 1;

  public RecordException(String message) {
    super(message);
  }
}
