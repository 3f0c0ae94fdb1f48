package recast.model;

/** What became of one record. */
public sealed interface Outcome {
  /** The model scored the record; {@code value} is one line of output. */
  record Scored(String value) implements Outcome {}

  /** The model could not score {@code record}, for {@code reason}. */
  record Failed(String record, String reason) implements Outcome {}
}
