package recast.swap;

/** A model that must not score; trying again does not help. The message says why. */
public final class UnfitModel extends Exception {
  public UnfitModel(String reason) {
    super(reason);
  }

  UnfitModel(String reason, Throwable cause) {
    super(reason, cause);
  }
}
