package recast.source;

import java.io.Closeable;
import java.io.IOException;

/** What the source sends. */
interface Records extends Closeable {
  /**
   * The next records: at least one, at most {@code most}, and {@link Batch#NONE} after the last.
   * Waits for one to come, never for more.
   *
   * @throws IOException when they cannot be read
   */
  Batch next(int most) throws IOException;

  /** How many records were too long to be sent, so far. */
  default long skipped() {
    return 0;
  }
}
