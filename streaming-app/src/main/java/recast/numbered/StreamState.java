package recast.numbered;

/**
 * What a source holds now.
 *
 * @param stream the name of its stream; the same name has the same records
 * @param first the oldest number that is not acknowledged
 * @param next the number of the next record that comes
 * @param end whether one comes
 * @param session counts the connections over which it was asked, from 1
 */
record StreamState(String stream, long first, long next, End end, long session) {
  /** Whether more records come. */
  enum End {
    OPEN,
    ENDED
  }
}
