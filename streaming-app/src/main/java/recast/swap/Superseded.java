package recast.swap;

/** A newer release is wanted, so that the work on the older one ends. */
final class Superseded extends RuntimeException {
  Superseded() {
    super("a newer release is wanted");
  }
}
