package recast.ingest;

import java.io.Serializable;
import java.util.Optional;

/** The connection to the source. */
public sealed interface SourceConnection extends Serializable {
  /** None was tried yet. */
  record NotTried() implements SourceConnection {}

  /** It is open. */
  record Open() implements SourceConnection {}

  /** It is open, and records that were expected are missing. */
  record Degraded(String reason) implements SourceConnection {}

  /** It cannot be opened, or was lost. */
  record Failed(String reason) implements SourceConnection {}

  /** Whether it is open. */
  default boolean connected() {
    return this instanceof Open || this instanceof Degraded;
  }

  /** What is wrong with it, if anything is. */
  default Optional<String> problem() {
    if (this instanceof Degraded degraded) {
      return Optional.of(degraded.reason());
    }
    return this instanceof Failed failed ? Optional.of(failed.reason()) : Optional.empty();
  }
}
