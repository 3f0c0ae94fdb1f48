package recast.swap;

/** A model that must not score; trying again does not help. The message says why. */
public final class InvalidModelException extends Exception {
  private final Scope scope;

  /** What must not score. */
  enum Scope {
    /** The bytes, in whichever version they come back. */
    PAYLOAD,
    /** This version alone: the bytes are not what its golden records expect. */
    VERSION
  }

  public InvalidModelException(String reason) {
    this(reason, Scope.PAYLOAD, null);
  }

  InvalidModelException(String reason, Scope scope, Throwable cause) {
    super(reason, cause);
    this.scope = scope;
  }

  Scope scope() {
    return scope;
  }
}
