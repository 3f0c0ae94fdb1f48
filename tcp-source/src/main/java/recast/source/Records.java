package recast.source;

import java.io.Closeable;
import java.io.IOException;

/** What the source sends. */
interface Records extends Closeable {
  /**
   * The next records: at least one, at most {@code most}, and {@link Batch#NONE} after the last.
   * Waits for one to come, never for more.
   *
   * @throws IOException when they cannot be read, or one is too long to be sent
   */
  Batch next(int most) throws IOException;
}
