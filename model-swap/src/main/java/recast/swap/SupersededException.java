package recast.swap;

/** A newer release is wanted, so that the work on the older one ends. */
final class SupersededException extends RuntimeException {
  SupersededException() {
    super("a newer release is wanted");
  }
}
