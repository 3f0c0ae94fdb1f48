package recast.store;

/** Ends the reading of a payload that is no longer needed. */
@FunctionalInterface
public interface CancellationCheck {
  /** Returns, or throws the exception that ends the reading. */
  void check();
}
