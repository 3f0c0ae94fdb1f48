package recast.oozie;

/** The command has failed; its message is all that Oozie keeps of it. */
public final class FailedException extends RuntimeException {
  FailedException(String message) {
    super(message);
  }
}
