package recast.ingest;

import java.io.Serializable;
import java.util.Optional;

/** The connection of a receiver to its source. */
public sealed interface SourceConnection extends Serializable {
  /** None was tried yet. */
  record NotTried() implements SourceConnection {}

  /** It is open. */
  record Open() implements SourceConnection {}

  /** It cannot be opened, or was lost. */
  record Failed(String reason) implements SourceConnection {}

  /** Whether it is open. */
  default boolean connected() {
    return this instanceof Open;
  }

  /** Why it failed, if it did. */
  default Optional<String> problem() {
    return this instanceof Failed failed ? Optional.of(failed.reason()) : Optional.empty();
  }
}
