package recast.spool;

/**
 * What a log has.
 *
 * @param first the oldest number that is not acknowledged
 * @param next the number that the next record gets
 * @param ended whether no record follows
 */
public record LogRange(long first, long next, boolean ended) {
  /**
   * Takes the records from {@code from}, included, to {@code to}, excluded, only if all of them are
   * here.
   *
   * @throws IllegalArgumentException with a message that says which ones are not
   */
  public void check(long from, long to) {
    if (from > to) {
      throw new IllegalArgumentException("cannot read from " + from + " to " + to + ": it is less");
    }
    if (from < first) {
      throw new IllegalArgumentException(
          "cannot read from " + from + ": the records below " + first + " are acknowledged");
    }
    if (to > next) {
      throw new IllegalArgumentException(
          "cannot read to " + to + ": the next record gets the number " + next);
    }
  }

  /** How many records are not acknowledged. */
  public long unacknowledged() {
    return next - first;
  }

  /** Whether all records are acknowledged. */
  public boolean isEmpty() {
    return first == next;
  }

  /** Whether all records that there will ever be are acknowledged. */
  public boolean isComplete() {
    return ended && isEmpty();
  }
}
