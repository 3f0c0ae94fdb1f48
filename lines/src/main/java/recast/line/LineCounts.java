package recast.line;

import java.io.Serializable;

/**
 * What became of lines that are no sound records.
 *
 * @param tooLong lines that were skipped
 * @param incomplete lines whose end never came, since the connection broke; dropped
 * @param malformed lines with bytes that are no text; kept, with U+FFFD in their place
 */
public record LineCounts(long tooLong, long incomplete, long malformed) implements Serializable {
  /** All lines were sound. */
  public static final LineCounts NONE = new LineCounts(0, 0, 0);

  /** Both together. */
  public LineCounts plus(LineCounts more) {
    return new LineCounts(
        tooLong + more.tooLong, incomplete + more.incomplete, malformed + more.malformed);
  }
}
