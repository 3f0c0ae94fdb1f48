package recast.sql;

/**
 * Throws what Scala's signatures do not declare. Spark ends a query in good order when the plan of
 * a batch throws an {@link InterruptedException}, and not for one that is wrapped.
 */
final class Interruption {
  private Interruption() {}

  /** Throws {@code interrupted}; the return type is for the compiler. */
  static RuntimeException of(InterruptedException interrupted) {
    return sneaky(interrupted);
  }

  /** Throws {@code thrown}. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
